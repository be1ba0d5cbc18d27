// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { readEntry } from '../../src/engine/entryShape.ts'
import { messageKey, userId } from '../../src/model/id.ts'
import { editMessage } from '../../src/state/operations/editMessage.ts'
import type { MessageView } from '../../src/state/messageView.ts'
import { general } from './facts.ts'

const key = messageKey('m1')
const entry = (mentions?: unknown): unknown => ({
  operation: {
    id: 'op',
    kind: 'message.edit',
    input: { channelId: general, key, text: 'Hi', ...(mentions === undefined ? {} : { mentions }) },
    pressedAt: 1,
  },
  state: 'queued',
  attempts: 0,
  revision: 0,
  failure: null,
  parked: false,
  place: 1,
})

describe('CO-10: an edit that waits on the disk', () => {
  it('keeps whom it names', () => {
    expect(readEntry(entry(['reza']))?.operation.input).toEqual({
      channelId: general,
      key,
      text: 'Hi',
      mentions: ['reza'],
    })
  })

  it('of an earlier version of the page names nobody anew', () => {
    expect(readEntry(entry())?.operation.input).toEqual({ channelId: general, key, text: 'Hi' })
  })

  it.each([
    ['a word', 'reza'],
    ['a number', [7]],
    ['an empty name', ['']],
  ])('is none with %s', (_, mentions) => {
    expect(readEntry(entry(mentions))).toBeNull()
  })
})

describe('CO-10: an edit that is shown before the server has it', () => {
  const shown = {
    kind: 'text',
    text: 'Hi',
    mentions: [userId('ann')],
    editedAt: null,
  } as unknown as MessageView
  const apply = (text: string, mentions?: readonly string[]) =>
    editMessage.apply?.(
      shown,
      { channelId: general, key, text, ...(mentions ? { mentions: mentions.map(userId) } : {}) },
      5,
    )

  it('leaves whom it names alone unless it says so', () => {
    expect(apply('Hello')).toMatchObject({ text: 'Hello', mentions: ['ann'], editedAt: 5 })
    expect(apply('Hello', ['reza'])).toMatchObject({ text: 'Hello', mentions: ['reza'], editedAt: 5 })
  })

  it('is not marked as edited where its words are the same', () => {
    expect(apply('Hi', ['reza'])).toMatchObject({ text: 'Hi', mentions: ['reza'], editedAt: null })
    expect(apply('Hi', ['ann'])).toBe(shown)
  })
})
