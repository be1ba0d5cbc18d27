// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createWorld, refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

const OF = (id: string): string => `/messages/${id}/reminders`
const SOON = '2024-05-01T10:10:00.000000Z'
const LATER = '2024-05-01T11:00:00.000000Z'

async function room() {
  const world = createWorld()
  const [ann, ben, cat] = (await Promise.all(
    ['ann', 'ben', 'cat'].map((id) => world.person(id).connect()),
  )) as [Person, Person, Person]
  const phone = await world.person('ann').connect()
  await ann.open('x', ['ann', 'ben'])
  await ben.open('x')
  await ben.send('x', 'the plan', { id: 'm' })
  await world.server.settle()
  for (const who of [ann, ben, cat, phone]) who.heard()
  const heard = async (): Promise<string[][]> => {
    await world.server.settle()
    return [ann, phone, ben, cat].map((who) => who.heard())
  }
  const minutes = (count: number): Promise<void> => world.pass(count * 60_000)
  return { world, ann, ben, cat, phone, heard, minutes }
}

describe('a reminder', () => {
  it('keeps a message, with a time or without', async () => {
    const { ann, ben } = await room()
    const reminder = await ann.ok('POST', OF('m'), { remind_at: '2024-05-01T10:10:00Z' })
    expect(reminder).toMatchObject({
      channel_cid: 'messaging:x',
      message_id: 'm',
      user_id: 'ann',
      user: { id: 'ann' },
      remind_at: SOON,
      channel: { cid: 'messaging:x', own_capabilities: expect.any(Array) },
      message: { id: 'm', text: 'the plan' },
      duration: expect.any(String),
    })
    expect(reminder.created_at).toBe(reminder.updated_at)
    const other = await ben.ok('POST', OF('m'), {})
    expect(other).toMatchObject({ user_id: 'ben' })
    expect(other).not.toHaveProperty('remind_at')
  })

  it('is carried by its message, for its owner alone', async () => {
    const { ann, ben } = await room()
    await ann.ok('POST', OF('m'), { remind_at: SOON })
    await ann.send('x', 'reply', { id: 'r', parent_id: 'm' })
    const seen = async (who: Person): Promise<Wire[]> => {
      const payload = JSON.stringify({ filter_conditions: {}, query: 'plan' })
      return [
        (await who.ok('GET', '/messages/m')).message,
        (await who.ok('POST', '/channels/messaging/x/query', { state: true })).messages[0],
        (await who.ok('GET', '/threads/m')).thread.parent_message,
        (await who.ok('GET', '/search', undefined, { payload })).results[0].message,
      ].map((message) => message.reminder)
    }
    for (const reminder of await seen(ann)) {
      expect(reminder).toMatchObject({ message_id: 'm', user_id: 'ann', remind_at: SOON })
      expect(reminder).not.toHaveProperty('message')
    }
    expect(await seen(ben)).toEqual([undefined, undefined, undefined, undefined])
  })

  it('is told to the connections of its owner alone', async () => {
    const { ann, phone, heard } = await room()
    await ann.ok('POST', OF('m'), { remind_at: SOON })
    expect(await heard()).toEqual([['reminder.created'], ['reminder.created'], [], []])
    await ann.ok('PATCH', OF('m'), { remind_at: LATER })
    expect(await heard()).toEqual([['reminder.updated'], ['reminder.updated'], [], []])
    await ann.ok('DELETE', OF('m'))
    expect(await heard()).toEqual([['reminder.deleted'], ['reminder.deleted'], [], []])
    for (const type of ['reminder.created', 'reminder.updated', 'reminder.deleted'])
      expect(phone.of(type)).toMatchObject([
        {
          cid: 'messaging:x',
          message_id: 'm',
          user_id: 'ann',
          reminder: { message_id: 'm', message: { text: 'the plan' }, channel: { cid: 'messaging:x' } },
        },
      ])
  })

  it('can be moved, and lose its time', async () => {
    const { ann } = await room()
    const { updated_at } = await ann.ok('POST', OF('m'), { remind_at: SOON })
    const moved = (await ann.ok('PATCH', OF('m'), { remind_at: LATER })).reminder
    expect(moved.remind_at).toBe(LATER)
    expect(moved.updated_at > updated_at).toBe(true)
    expect((await ann.ok('PATCH', OF('m'), { remind_at: null })).reminder).not.toHaveProperty('remind_at')
    expect((await ann.ok('GET', '/messages/m')).message.reminder).not.toHaveProperty('remind_at')
  })

  it('goes when it is let go', async () => {
    const { ann } = await room()
    await ann.ok('POST', OF('m'), {})
    expect(await ann.ok('DELETE', OF('m'))).toEqual({ duration: expect.any(String) })
    expect((await ann.ok('GET', '/messages/m')).message).not.toHaveProperty('reminder')
    expect(await ann.refused('DELETE', OF('m'))).toBe('404/16')
    await ann.ok('POST', OF('m'), {})
  })

  it('goes with a message that is erased', async () => {
    const { world, ann, ben } = await room()
    await ann.send('x', 'reply', { id: 'r', parent_id: 'm' })
    for (const id of ['m', 'r']) await ann.ok('POST', OF(id), {})
    await ben.ok('DELETE', '/messages/m?hard=true')
    await world.server.settle()
    expect(ann.of('reminder.deleted').map((event) => event.message_id)).toEqual(['m', 'r'])
    expect(ann.of('reminder.deleted')[0].reminder).not.toHaveProperty('message')
    expect(ben.of('reminder.deleted')).toEqual([])
    expect((await ann.ok('POST', '/reminders/query', {})).reminders).toEqual([])
  })

  it('shows nothing of a message that was deleted', async () => {
    const { ann, ben } = await room()
    await ann.ok('POST', OF('m'), {})
    await ben.ok('DELETE', '/messages/m')
    expect((await ann.ok('GET', '/messages/m')).message).not.toHaveProperty('reminder')
    const [reminder] = (await ann.ok('POST', '/reminders/query', {})).reminders
    expect(reminder.message).toMatchObject({ type: 'deleted', text: '' })
  })

  it('has its form by dialect', async () => {
    const { ann } = await room()
    const made = await ann.ok('POST', `/api/v2/chat${OF('m')}`, { remind_at: SOON })
    expect(made).toMatchObject({ remind_at: Date.parse(SOON) * 1e6, created_at: expect.any(Number) })
    const { reminder } = await ann.ok('PATCH', `/api/v2/chat${OF('m')}`, { remind_at: LATER })
    expect(reminder.remind_at).toBe(Date.parse(LATER) * 1e6)
    const { reminders } = await ann.ok('POST', '/api/v2/chat/reminders/query', {})
    expect(reminders).toMatchObject([{ remind_at: expect.any(Number), message: { custom: {} } }])
    expect((await ann.ok('GET', '/api/v2/chat/messages/m')).message.reminder.remind_at).toBe(
      Date.parse(LATER) * 1e6,
    )
    await ann.ok('DELETE', `/api/v2/chat${OF('m')}`)
  })
})

describe('a reminder that is due', () => {
  it('is told at its time, once, to its owner alone, without anybody calling', async () => {
    const { ann, phone, heard, minutes } = await room()
    await ann.ok('POST', OF('m'), { remind_at: SOON })
    await heard()
    await minutes(9.9)
    expect(await heard()).toEqual([[], [], [], []])
    await minutes(0.1)
    expect(await heard()).toEqual([['notification.reminder_due'], ['notification.reminder_due'], [], []])
    expect(phone.of('notification.reminder_due')).toMatchObject([
      {
        cid: 'messaging:x',
        channel_id: 'x',
        message_id: 'm',
        user_id: 'ann',
        reminder: { remind_at: SOON, message: { text: 'the plan' } },
      },
    ])
    expect(phone.of('notification.reminder_due')[0].created_at >= SOON).toBe(true)
    await minutes(60)
    expect(await heard()).toEqual([[], [], [], []])
    expect((await ann.ok('GET', '/messages/m')).message.reminder.remind_at).toBe(SOON)
  })

  it('says in which thread its message is', async () => {
    const { ann, ben, minutes } = await room()
    await ben.send('x', 'reply', { id: 'r', parent_id: 'm' })
    await ann.ok('POST', OF('r'), { remind_at: SOON })
    await minutes(10)
    expect(ann.of('notification.reminder_due')).toMatchObject([{ message_id: 'r', parent_id: 'm' }])
    expect(ann.of('reminder.created')).toMatchObject([{ message_id: 'r', parent_id: 'm' }])
  })

  it('comes at once when its time has passed already', async () => {
    const { world, ann } = await room()
    await ann.ok('POST', OF('m'), { remind_at: '2024-05-01T09:00:00Z' })
    await world.pass(1)
    expect(ann.of('notification.reminder_due')).toHaveLength(1)
  })

  it('comes again when it was moved, and not when it was taken back', async () => {
    const { ann, minutes } = await room()
    await ann.ok('POST', OF('m'), { remind_at: SOON })
    await minutes(5)
    await ann.ok('PATCH', OF('m'), { remind_at: LATER })
    await minutes(10)
    expect(ann.of('notification.reminder_due')).toEqual([])
    await minutes(50)
    expect(ann.of('notification.reminder_due')).toHaveLength(1)
    await ann.ok('PATCH', OF('m'), { remind_at: '2024-05-01T12:00:00Z' })
    await minutes(60)
    expect(ann.of('notification.reminder_due')).toHaveLength(2)
    await ann.ok('PATCH', OF('m'), { remind_at: '2024-05-01T13:00:00Z' })
    await ann.ok('PATCH', OF('m'), { remind_at: null })
    await minutes(120)
    await ann.ok('PATCH', OF('m'), { remind_at: '2024-05-01T15:00:00Z' })
    await ann.ok('DELETE', OF('m'))
    await minutes(120)
    expect(ann.of('notification.reminder_due')).toHaveLength(2)
  })

  it('comes in the order of their times', async () => {
    const { ann, ben, minutes } = await room()
    await ben.send('x', 'other', { id: 'n' })
    await ann.ok('POST', OF('m'), { remind_at: LATER })
    await ann.ok('POST', OF('n'), { remind_at: SOON })
    await ben.ok('POST', OF('n'), { remind_at: LATER })
    await minutes(60)
    expect(ann.of('notification.reminder_due').map((event) => event.message_id)).toEqual(['n', 'm'])
    expect(ben.of('notification.reminder_due').map((event) => event.message_id)).toEqual(['n'])
  })

  it.each<[string, (people: { ann: Person; ben: Person }) => Promise<unknown>]>([
    ['was deleted', ({ ben }) => ben.ok('DELETE', '/messages/m')],
    ['was erased', ({ ben }) => ben.ok('DELETE', '/messages/m?hard=true')],
    ['was hidden', ({ ann }) => ann.ok('DELETE', '/messages/m?delete_for_me=true')],
  ])('is not told of a message that %s', async (_, happens) => {
    const { ann, ben, minutes } = await room()
    await ann.ok('POST', OF('m'), { remind_at: SOON })
    await happens({ ann, ben })
    await minutes(20)
    expect(ann.of('notification.reminder_due')).toEqual([])
  })

  it('is not told to who may not read the channel any more', async () => {
    const { ann, ben, minutes } = await room()
    await ben.ok('POST', OF('m'), { remind_at: SOON })
    await ann.ok('POST', '/channels/messaging/x', { remove_members: ['ben'] })
    await minutes(20)
    expect(ben.of('notification.reminder_due')).toEqual([])
  })

  it('is not told to who leaves in the moment in which it is due', async () => {
    const { world, ann, ben } = await room()
    await ben.ok('POST', OF('m'), { remind_at: SOON })
    world.env.setClock(Date.parse(SOON) + 1000)
    await ann.ok('POST', '/channels/messaging/x', { remove_members: ['ben'] })
    await world.server.settle()
    expect(ben.of('notification.reminder_due')).toEqual([])
    expect(ben.of('notification.removed_from_channel')).toHaveLength(1)
  })

  it('is told by sync to who was away', async () => {
    const { world, ann, phone, minutes } = await room()
    await ann.ok('POST', OF('m'), { remind_at: SOON })
    for (const who of [ann, phone]) await who.disconnect()
    await minutes(20)
    const sync = async (who: Person): Promise<string[]> => {
      const body = { channel_cids: ['messaging:x'], last_sync_at: '2024-05-01T10:05:00Z' }
      return (await who.ok('POST', '/sync', body)).events.map((event: Wire) => event.type)
    }
    expect(await sync(ann)).toEqual(['notification.reminder_due'])
    expect(await sync(world.person('ben'))).toEqual([])
  })

  it('leaves no timer behind', async () => {
    const { world, ann } = await room()
    const before = world.env.timers()
    await ann.ok('POST', OF('m'), { remind_at: '2030-01-01T00:00:00Z' })
    expect(world.env.timers()).toBe(before + 1)
    await ann.ok('DELETE', OF('m'))
    expect(world.env.timers()).toBe(before)
    await ann.ok('POST', OF('m'), { remind_at: '2030-01-01T00:00:00Z' })
    await world.server.close()
    expect(world.env.timers()).toBe(0)
  })
})

describe('a reminder is refused', () => {
  it.each([{ remind_at: 'tomorrow' }, { remind_at: {} }])('with %j', async (body) => {
    const { ann } = await room()
    expect(await ann.refused('POST', OF('m'), body)).toBe('400/4')
    await ann.ok('POST', OF('m'), {})
    expect(await ann.refused('PATCH', OF('m'), body)).toBe('400/4')
  })

  it('a second time, and where there is nothing to change', async () => {
    const { ann } = await room()
    expect(await ann.refused('PATCH', OF('m'), { remind_at: SOON })).toBe('404/16')
    await ann.ok('POST', OF('m'), {})
    const again = await ann.call('POST', OF('m'), { remind_at: SOON })
    expect([again.status, again.body.code, again.body.message]).toEqual([
      400,
      4,
      expect.stringContaining('already exists'),
    ])
    expect(await ann.refused('PATCH', OF('m'), {})).toBe('400/4')
  })

  it('of what is not there, is deleted, or is not one’s to read', async () => {
    const { ann, ben, cat } = await room()
    expect(await ann.refused('POST', OF('none'), {})).toBe('404/16')
    for (const method of ['POST', 'PATCH'])
      expect(await cat.refused(method, OF('m'), { remind_at: SOON })).toBe('403/17')
    expect(await cat.refused('DELETE', OF('m'))).toBe('403/17')
    await ann.ok('DELETE', '/messages/m?delete_for_me=true')
    expect(await ann.refused('POST', OF('m'), {})).toBe('400/4')
    await ben.ok('DELETE', '/messages/m')
    expect(await ben.refused('POST', OF('m'), {})).toBe('400/4')
  })

  it('where the channel has none', async () => {
    const world = createWorld({
      channelTypes: { hasty: { config: { user_message_reminders: false } } },
    })
    const ann = world.person('ann')
    await ann.ok('POST', '/channels/hasty/x/query', { data: { members: ['ann'] } })
    await ann.ok('POST', '/channels/hasty/x/message', { message: { id: 'm', text: 'a' } })
    for (const method of ['POST', 'PATCH'])
      expect(await ann.refused(method, OF('m'), { remind_at: SOON })).toBe('400/19')
    expect(await ann.refused('DELETE', OF('m'))).toBe('400/19')
  })
})

describe('the list of reminders', () => {
  async function kept() {
    const made = await room()
    const { ann, ben } = made
    await ben.send('x', 'n', { id: 'n' })
    await ann.open('y', ['ann'])
    await ann.send('y', 'o', { id: 'o' })
    await ann.ok('POST', OF('m'), { remind_at: LATER })
    await ann.ok('POST', OF('n'), {})
    await ann.ok('POST', OF('o'), { remind_at: SOON })
    return made
  }
  const ids = async (who: Person, body: object = {}): Promise<string[]> =>
    (await who.ok('POST', '/reminders/query', body)).reminders.map((entry: Wire) => entry.message_id)

  it('has what comes first at the top and what has no time at the end', async () => {
    const { ann, ben } = await kept()
    expect(await ids(ann)).toEqual(['o', 'm', 'n'])
    expect(await ids(ben)).toEqual([])
    const [first] = (await ann.ok('POST', '/reminders/query', {})).reminders
    expect(first).toMatchObject({ message: { text: 'o' }, channel: { cid: 'messaging:y' } })
  })

  it.each<[object, string[]]>([
    [{ filter: { remind_at: { $exists: false } } }, ['n']],
    [{ filter: { remind_at: { $lt: '2024-05-01T10:30:00Z' } } }, ['o']],
    [{ filter: { remind_at: { $gt: '2024-05-01T10:30:00Z' } } }, ['m']],
    [{ filter: { channel_cid: 'messaging:x' } }, ['m', 'n']],
    [{ filter: { message_id: { $in: ['o', 'none'] } } }, ['o']],
    [{ sort: [{ field: 'created_at', direction: -1 }] }, ['o', 'n', 'm']],
    [{ sort: [{ field: 'remind_at', direction: -1 }] }, ['m', 'o', 'n']],
  ])('knows %j', async (body, expected) => {
    const { ann } = await kept()
    expect(await ids(ann, body)).toEqual(expected)
  })

  it('goes page by page both ways, over those without a time too', async () => {
    const { ann } = await kept()
    const page = (more: object) => ann.ok('POST', '/reminders/query', { limit: 1, ...more })
    const seen: string[] = []
    let answer = await page({})
    for (let turn = 0; turn < 9; turn += 1) {
      seen.push(answer.reminders[0].message_id)
      if (!answer.next) break
      answer = await page({ next: answer.next })
    }
    expect(seen).toEqual(['o', 'm', 'n'])
    answer = await page({ prev: answer.prev })
    expect(answer.reminders[0].message_id).toBe('m')
  })

  it('leaves out channels one may not read any more', async () => {
    const { ann, ben } = await room()
    await ben.ok('POST', OF('m'), {})
    await ann.ok('POST', '/channels/messaging/x', { remove_members: ['ben'] })
    expect(await ids(ben)).toEqual([])
  })

  it.each([{ limit: 0 }, { limit: 101 }, { filter: { remind_at: { $lt: 'noon' } } }, { next: 'x' }])(
    'refuses %j',
    async (body) => {
      const { ann } = await room()
      expect(await ann.refused('POST', '/reminders/query', body)).toBe('400/4')
    },
  )
})
