// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { KeyValueStorage } from '../../src/env/env.ts'
import { memoryStorage } from '../../src/env/memoryStorage.ts'
import { userId } from '../../src/model/id.ts'
import { type Draft, emptyDraft } from '../../src/state/chatState.ts'
import { createVirtualEnv } from '../../src/testing/virtualEnv.ts'
import { general } from './facts.ts'
import { openChat, type OpenChat } from './openChat.ts'

const open = (storage: KeyValueStorage): Promise<OpenChat> => openChat({ env: createVirtualEnv({ storage }) })
const draftIn = ({ chat }: OpenChat): Draft | undefined => chat.store.getState().drafts.get(general)
const reza = { start: 3, end: 8, userId: userId('reza') }

/** What an earlier life wrote, under the key that it wrote it. */
async function written(draft: unknown): Promise<Draft | undefined> {
  const storage = memoryStorage()
  const first = await open(storage)
  first.chat.setDraft(general, { text: 'x' })
  await first.env.clock.advance(300)
  const [key = ''] = (await storage.keys('')).filter((each) => each.includes('/draft/'))
  await storage.set(key, JSON.stringify(draft))
  return draftIn(await open(storage))
}

describe('CO-10: whom a draft names and which command it is for', () => {
  it('is there again on the next page, also of what an edit displaced', async () => {
    const storage = memoryStorage()
    const { chat, env } = await open(storage)
    const draft: Draft = { ...emptyDraft, text: 'Hi @Reza!', mentions: [reza], command: 'giphy' }
    chat.setDraft(general, { ...draft, displaced: draft })
    await env.clock.advance(300)
    expect(draftIn(await open(storage))).toMatchObject({
      mentions: [reza],
      command: 'giphy',
      displaced: { mentions: [reza], command: 'giphy' },
    })
  })

  it('is there again where nothing was written for the command yet', async () => {
    const storage = memoryStorage()
    const { chat, env } = await open(storage)
    chat.setDraft(general, { command: 'giphy' })
    await env.clock.advance(300)
    expect(draftIn(await open(storage))?.command).toBe('giphy')
  })

  it.each([
    ['no list', 'x'],
    ['no range', [null, 7, {}]],
    ['a range of text', [{ ...reza, start: '3' }]],
    ['beyond the text', [{ ...reza, end: 80 }]],
    ['before it', [{ ...reza, start: -1 }]],
    ['turned round', [{ ...reza, start: 8, end: 3 }]],
    ['not at a sign', [{ ...reza, start: 4 }]],
    ['half a number', [{ ...reza, end: 7.5 }]],
    ['nobody', [{ start: 3, end: 8 }]],
  ])('is left out where what was stored is damaged: %s', async (_, mentions) => {
    const draft = await written({ text: 'Hi @Reza!', mentions, command: 7 })
    expect(draft?.text).toBe('Hi @Reza!')
    expect([draft?.mentions, draft?.command]).toEqual([undefined, undefined])
  })

  it('is left out where two ranges overlap, but the first one', async () => {
    const draft = await written({ text: 'Hi @Reza!', mentions: [reza, { ...reza, end: 6 }] })
    expect(draft?.mentions).toEqual([reza])
  })

  it('moves with a text that somebody else sets', async () => {
    const opened = await open(memoryStorage())
    opened.chat.setDraft(general, { text: 'Hi @Reza!', mentions: [reza] })
    opened.chat.setDraft(general, { text: 'Oh, Hi @Reza!' })
    expect(draftIn(opened)?.mentions).toEqual([{ ...reza, start: 7, end: 12 }])
    opened.chat.setDraft(general, { text: 'Bye' })
    expect(draftIn(opened)?.mentions).toEqual([])
  })
})
