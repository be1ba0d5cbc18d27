// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { attachmentOf } from '../../../src/backends/stream/normalizeAttachment.ts'

describe('a spoken message', () => {
  it('is a sound with its length and its waves', () => {
    const raw = {
      type: 'voiceRecording',
      asset_url: 'https://a/v.webm',
      duration: 2.5,
      waveform_data: [0, 0.5, 1],
    }
    expect(attachmentOf(raw)).toMatchObject({
      kind: 'audio',
      url: 'https://a/v.webm',
      voice: { duration: 2.5, waveform: [0, 0.5, 1] },
    })
  })

  it.each([
    [
      { duration: -3, waveform_data: 'loud' },
      { duration: 0, waveform: [] },
    ],
    [
      { duration: '9', waveform_data: [7, -1, 'x', null, Number.NaN] },
      { duration: 0, waveform: [1, 0, 0, 0, 0] },
    ],
    [{ duration: Infinity }, { duration: 0, waveform: [] }],
  ])('says nothing wild, whatever it is told: %o', (more, voice) => {
    expect(attachmentOf({ type: 'voiceRecording', ...more }).voice).toEqual(voice)
  })

  it('has no more waves than can be seen', () => {
    const waves = Array.from({ length: 100_000 }, () => 0.5)
    expect(attachmentOf({ type: 'voiceRecording', waveform_data: waves }).voice?.waveform).toHaveLength(256)
  })

  it('another sound has none', () => {
    expect(attachmentOf({ type: 'audio', duration: 3, waveform_data: [1] })).not.toHaveProperty('voice')
  })
})
