// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Chat } from '../../src/engine/chat.ts'
import { memoryStorage } from '../../src/env/memoryStorage.ts'
import { channelId, messageKey, threadId } from '../../src/model/id.ts'
import { type Draft, emptyDraft } from '../../src/state/chatState.ts'
import { small } from '../../src/testing.ts'
import { openWorld, type OpenWorld } from './openWorld.ts'

/* CO-5: what one person writes, on two devices. Neither loses a word (P-2). */

const general = channelId('messaging:general')
const path = { type: 'messaging', id: 'general' }
const draftIn = (chat: Chat, id: Parameters<Chat['setDraft']>[0] = general): Draft =>
  chat.store.getState().drafts.get(id) ?? emptyDraft
const textIn = (chat: Chat): string => draftIn(chat).text

interface Device {
  readonly chat: Chat
  readonly network: ReturnType<OpenWorld['world']['join']>['network']
  readonly disk: ReturnType<typeof memoryStorage>
}

async function open() {
  const place = await openWorld(small)
  const make = async (disk = memoryStorage()): Promise<Device> => {
    const { chat, network } = place.world.join('ann', { draftStorage: disk })
    chat.connect()
    await place.pass(1000)
    await place.during(chat.loadChannels('first'))
    return { chat, network, disk }
  }
  const kept = async (): Promise<string | null> => {
    const { drafts } = await place.world.server.as('ann').call('queryDrafts', { body: {} })
    return drafts.find(({ channel_cid }) => channel_cid === general)?.message.text ?? null
  }
  return { ...place, make, kept }
}

describe('one device', () => {
  it('saves two seconds after the last change, and once', async () => {
    const { make, kept, pass, world } = await open()
    const { chat } = await make()
    let saves = 0
    const { fetch } = world.server
    world.server.fetch = (request) => {
      if (new URL(request.url).pathname.endsWith('/draft')) saves += 1
      return fetch(request)
    }
    chat.setDraft(general, { text: 'H' })
    await pass(1500)
    chat.setDraft(general, { text: 'Hi' })
    await pass(1500)
    expect(await kept()).toBeNull()
    await pass(600)
    expect([await kept(), saves]).toEqual(['Hi', 1])
    chat.setDraft(general, { caret: 1 })
    await pass(5000)
    expect(saves).toBe(1)
  })

  it('keeps what is answered and who is named, also in a thread', async () => {
    const { make, pass, world } = await open()
    const { chat } = await make()
    const root = threadId(general, messageKey('small-1'))
    chat.setDraft(root, { text: 'In the thread', replyTo: messageKey('small-2') })
    await pass(2500)
    const { draft } = await world.server.as('ann').call('getDraft', { path, query: { parent_id: 'small-1' } })
    expect(draft).toMatchObject({
      parent_id: 'small-1',
      message: { text: 'In the thread', quoted_message_id: 'small-2' },
    })
  })

  it('ends the draft on the server when it is sent or emptied', async () => {
    const { make, kept, pass } = await open()
    const { chat } = await make()
    chat.setDraft(general, { text: 'Gone soon' })
    await pass(2500)
    expect(await kept()).toBe('Gone soon')
    chat.setDraft(general, { text: '' })
    await pass(2500)
    expect(await kept()).toBeNull()
    expect(textIn(chat)).toBe('')
  })

  it('offline saves nothing, and what was written when the line is back', async () => {
    const { make, kept, pass } = await open()
    const { chat, network } = await make()
    network.setOnline(false)
    await pass(100)
    chat.setDraft(general, { text: 'Underground' })
    await pass(10_000)
    expect(await kept()).toBeNull()
    network.setOnline(true)
    await pass(20_000)
    expect(await kept()).toBe('Underground')
    expect(textIn(chat)).toBe('Underground')
  })

  it('a refusal costs nothing and says nothing', async () => {
    const { make, kept, pass } = await open()
    const { chat, network } = await make()
    network.failNext('createDraft', { status: 500, body: '{}' })
    chat.setDraft(general, { text: 'Still here' })
    await pass(5000)
    expect([textIn(chat), await kept(), chat.store.getState().notices]).toEqual(['Still here', null, []])
    chat.setDraft(general, { text: 'Still here!' })
    await pass(3000)
    expect(await kept()).toBe('Still here!')
  })

  it('that the server refuses is kept here, and is not asked for again until it changes', async () => {
    const { make, kept, pass } = await open()
    const { chat, network } = await make()
    network.failNext('createDraft', { status: 403 })
    chat.setDraft(general, { text: 'Not that' })
    await pass(3000)
    network.setOnline(false)
    await pass(100)
    network.setOnline(true)
    await pass(5000)
    expect([textIn(chat), await kept()]).toEqual(['Not that', null])
    chat.setDraft(general, { text: 'Then this' })
    await pass(3000)
    expect(await kept()).toBe('Then this')
  })

  it('after a reload knows what is new and what was emptied meanwhile', async () => {
    const { make, kept, pass } = await open()
    const first = await make()
    first.chat.setDraft(general, { text: 'Synced' })
    await pass(3000)
    first.network.setOnline(false)
    first.chat.setDraft(general, { text: '' })
    await pass(1000)
    first.chat.destroy()
    const second = await make(first.disk)
    expect(textIn(second.chat)).toBe('')
    await pass(3000)
    expect(await kept()).toBeNull()
    second.chat.setDraft(general, { text: 'Written and closed' })
    await pass(400)
    second.chat.destroy()
    const third = await make(first.disk)
    await pass(3000)
    expect([textIn(third.chat), await kept()]).toEqual(['Written and closed', 'Written and closed'])
  })
})

describe('two devices of one person', () => {
  it('show the same, and what is sent from one is gone from both', async () => {
    const { make, kept, pass } = await open()
    const [phone, desk] = [await make(), await make()]
    phone.chat.setDraft(general, { text: 'From the train', replyTo: messageKey('small-2') })
    await pass(3000)
    expect(draftIn(desk.chat)).toMatchObject({ text: 'From the train', replyTo: 'small-2' })
    desk.chat.send(general, 'From the train')
    desk.chat.setDraft(general, { ...emptyDraft })
    await pass(3000)
    expect([textIn(phone.chat), textIn(desk.chat), await kept()]).toEqual(['', '', null])
  })

  it('one that joins later finds what was begun', async () => {
    const { make, pass } = await open()
    const phone = await make()
    phone.chat.setDraft(general, { text: 'Begun' })
    await pass(3000)
    const desk = await make()
    expect(textIn(desk.chat)).toBe('Begun')
  })

  it('what changed while one was away takes the place of what it had not changed', async () => {
    const { make, pass } = await open()
    const [phone, desk] = [await make(), await make()]
    phone.chat.setDraft(general, { text: 'One' })
    await pass(3000)
    desk.network.setOnline(false)
    await pass(100)
    phone.chat.setDraft(general, { text: 'One and two' })
    await pass(3000)
    expect(textIn(desk.chat)).toBe('One')
    desk.network.setOnline(true)
    await pass(20_000)
    expect(textIn(desk.chat)).toBe('One and two')
  })

  it('nothing takes the place of what is seen in a field that has the focus, until that has left', async () => {
    const { make, kept, pass } = await open()
    const [phone, desk] = [await make(), await make()]
    const release = desk.chat.holdDraft(general)
    phone.chat.setDraft(general, { text: 'From elsewhere' })
    await pass(5000)
    expect([textIn(desk.chat), await kept()]).toEqual(['', 'From elsewhere'])
    release()
    expect(textIn(desk.chat)).toBe('From elsewhere')
  })

  it('where both wrote, mine stays, and theirs comes back once mine is sent', async () => {
    const { make, kept, pass } = await open()
    const [phone, desk] = [await make(), await make()]
    desk.network.setOnline(false)
    await pass(100)
    desk.chat.setDraft(general, { text: 'Mine' })
    phone.chat.setDraft(general, { text: 'Theirs' })
    await pass(3000)
    desk.network.setOnline(true)
    await pass(20_000)
    expect(draftIn(desk.chat)).toMatchObject({ text: 'Mine', displaced: { text: 'Theirs' } })
    expect([textIn(phone.chat), await kept()]).toEqual(['Mine', 'Mine'])
  })

  it('what I empty is mine: the draft of another device stays, and waits until the field is left', async () => {
    const { make, kept, pass } = await open()
    const [phone, desk] = [await make(), await make()]
    desk.chat.setDraft(general, { text: 'Mine' })
    await pass(3000)
    const release = desk.chat.holdDraft(general)
    phone.chat.setDraft(general, { text: 'Theirs' })
    await pass(3000)
    desk.chat.setDraft(general, { text: '' })
    await pass(3000)
    expect([textIn(desk.chat), await kept()]).toEqual(['', 'Theirs'])
    release()
    expect([textIn(desk.chat), textIn(phone.chat)]).toEqual(['Theirs', 'Theirs'])
  })

  it('an edit that was begun stays over what comes', async () => {
    const { make, kept, pass } = await open()
    const [phone, desk] = [await make(), await make()]
    const editing = { key: messageKey('small-3'), displaced: null }
    desk.chat.setDraft(general, { text: 'Edited', editing })
    await pass(3000)
    expect(await kept()).toBeNull()
    phone.chat.setDraft(general, { text: 'New' })
    await pass(3000)
    expect(draftIn(desk.chat)).toMatchObject({ text: 'Edited', editing: { displaced: { text: 'New' } } })
    expect(await kept()).toBe('New')
  })

  it('writing at the same time ends with one text on both, and no call without end', async () => {
    const { make, kept, pass, world } = await open()
    const [phone, desk] = [await make(), await make()]
    let saves = 0
    const { fetch } = world.server
    world.server.fetch = (request) => {
      if (new URL(request.url).pathname.endsWith('/draft')) saves += 1
      return fetch(request)
    }
    phone.chat.setDraft(general, { text: 'A' })
    desk.chat.setDraft(general, { text: 'B' })
    await pass(20_000)
    expect(textIn(phone.chat)).toBe(textIn(desk.chat))
    expect(await kept()).toBe(textIn(phone.chat))
    const texts = [draftIn(phone.chat), draftIn(desk.chat)].flatMap((draft) => [
      draft.text,
      draft.displaced?.text ?? '',
    ])
    expect(texts).toEqual(expect.arrayContaining(['A', 'B']))
    expect(saves).toBeLessThanOrEqual(4)
  })

  it('signed out, a device saves nothing any more', async () => {
    const { make, kept, pass } = await open()
    const { chat } = await make()
    chat.setDraft(general, { text: 'Too late' })
    chat.destroy()
    await pass(5000)
    expect(await kept()).toBeNull()
  })
})
