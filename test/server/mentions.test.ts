// @vitest-environment node
import { expect, it } from 'vitest'
import { createWorld, refuseFaults, type Person } from './support/world.ts'

refuseFaults()

async function open() {
  const world = createWorld()
  const [ann, ben, guest] = (await Promise.all(
    ['ann', 'ben', 'guest'].map((id) => world.person(id).connect()),
  )) as [Person, Person, Person]
  await ann.ok('POST', '/channels/livestream/room/query', {
    state: true,
    data: { members: [{ user_id: 'ann' }, { user_id: 'ben' }] },
  })
  const send = (who: Person, id: string, more: object) =>
    who.call('POST', '/channels/livestream/room/message', { message: { id, text: 'hi', ...more } })
  return { ann, ben, guest, send }
}

it('a member names everybody, those who are there and roles; all are told of it', async () => {
  const { ben, send } = await open()
  const all = { mentioned_channel: true, mentioned_here: true, mentioned_roles: ['admin', 'admin'] }
  expect((await send(ben, 'm', all)).status).toBe(201)
  const { message } = await ben.ok('GET', '/messages/m')
  expect(message).toMatchObject({ ...all, mentioned_roles: ['admin'] })
})

it.each([{ mentioned_channel: true }, { mentioned_here: true }, { mentioned_roles: ['admin'] }])(
  'who is no member may not name %j',
  async (more) => {
    const { guest, send } = await open()
    expect((await send(guest, 'm', {})).status).toBe(201)
    expect(await send(guest, 'n', more)).toMatchObject({ status: 403, body: { code: 17 } })
    const change = await guest.call('PUT', '/messages/m', { set: more })
    expect(change).toMatchObject({ status: 403, body: { code: 17 } })
  },
)

it('whom a message names stays with it when something else is changed, and can be taken away', async () => {
  const { ben, send } = await open()
  await send(ben, 'm', { mentioned_channel: true, mentioned_roles: ['admin'] })
  const { message } = await ben.ok('PUT', '/messages/m', { set: { text: 'ho' } })
  expect(message).toMatchObject({ text: 'ho', mentioned_channel: true, mentioned_roles: ['admin'] })
  const none = { mentioned_channel: false, mentioned_roles: [] }
  const after = await ben.ok('PUT', '/messages/m', { set: none })
  expect(after.message.mentioned_channel).toBe(false)
  expect(after.message).not.toHaveProperty('mentioned_roles')
})

it('refuses more than ten roles, and groups, which it has not', async () => {
  const { ben, send } = await open()
  const many = Array.from({ length: 11 }, (_, index) => `r${index}`)
  expect(await send(ben, 'm', { mentioned_roles: many })).toMatchObject({ status: 400, body: { code: 4 } })
  expect(await send(ben, 'm', { mentioned_group_ids: ['g'] })).toMatchObject({ status: 400 })
})
