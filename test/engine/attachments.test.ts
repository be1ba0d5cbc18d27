// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { readEntry } from '../../src/engine/entryShape.ts'
import type { AttachmentInput } from '../../src/model/attachmentInput.ts'
import { general } from './facts.ts'
import { openChat } from './openChat.ts'

const picture: AttachmentInput = {
  kind: 'image',
  url: 'https://chat.test/a.png',
  thumbnailUrl: null,
  name: 'a.png',
  size: 9,
  mimeType: 'image/png',
  alt: 'a cat',
  width: 3,
  height: 2,
}
const film: AttachmentInput = {
  kind: 'video',
  url: 'https://chat.test/a.mp4',
  thumbnailUrl: 'https://chat.test/a.jpg',
  name: 'a.mp4',
  size: 0,
  mimeType: '',
  alt: '',
}

describe('a message with files', () => {
  it('shows them at once, may have nothing else, and goes out with them', async () => {
    const { chat, backend, env, message } = await openChat()
    const key = chat.send(general, ' ', { attachments: [picture, film] })
    expect(message(key)).toMatchObject({
      status: 'sending',
      attachments: [
        {
          kind: 'image',
          title: 'a.png',
          text: '',
          url: picture.url,
          thumbnailUrl: picture.url,
          alt: 'a cat',
          width: 3,
        },
        { kind: 'video', title: 'a.mp4', url: film.url, thumbnailUrl: film.thumbnailUrl },
      ],
    })
    expect(message(key)!.attachments[1]).not.toHaveProperty('alt')
    await env.clock.advance(100)
    expect(backend.performed[0]!.request.input).toMatchObject({ text: ' ', attachments: [picture, film] })
  })

  it('without them and without words there is nothing to send', async () => {
    const { chat } = await openChat()
    expect(chat.send(general, ' ', { attachments: [] })).toBeNull()
  })
})

describe('I7: on the disk', () => {
  const kept = (input: object) => ({
    operation: {
      id: 'op',
      kind: 'message.send',
      input: { channelId: general, key: 'k', text: '', authorId: 'ann', quote: null, mentions: [], ...input },
      pressedAt: 1,
    },
    state: 'queued',
    attempts: 0,
    failure: null,
    parked: false,
  })
  const attachmentsOf = (input: object): unknown => {
    const operation = readEntry(kept(input))?.operation
    return operation?.kind === 'message.send' ? operation.input.attachments : null
  }

  it('what an earlier version kept has none, and what this one kept has them all', () => {
    expect(attachmentsOf({})).toEqual([])
    const read = attachmentsOf({ attachments: [{ ...picture, evil: 'x' }, film] })
    expect(read).toEqual([picture, film])
  })

  it.each([
    ['no list', 'x'],
    ['of a kind that nobody knows', [{ ...picture, kind: 'script' }]],
    ['without an address', [{ ...picture, url: '' }]],
    ['with a size in words', [{ ...picture, size: '9' }]],
    ['with half a shape', [{ ...picture, width: null }]],
  ])('what is %s is not taken', (_what, attachments) => {
    expect(attachmentsOf({ attachments })).toBeNull()
  })
})
