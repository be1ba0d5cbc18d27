// @vitest-environment node
import { expect, it } from 'vitest'
import type { Verdict } from '../../src/server/index.ts'
import { createWorld, refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

const judge = (text: string): Verdict =>
  (/^(bounce|block|hold)/.exec(text)?.[1] as Verdict | undefined) ?? 'allow'

async function room() {
  const world = createWorld({ moderate: judge })
  const [ann, ben, mod] = (await Promise.all(
    ['ann', 'ben', 'mod'].map((id) => world.person(id).connect()),
  )) as [Person, Person, Person]
  await ann.ok('POST', '/channels/messaging/x/query', {
    state: true,
    data: {
      members: [
        { user_id: 'ann' },
        { user_id: 'ben' },
        { user_id: 'mod', channel_role: 'channel_moderator' },
      ],
    },
  })
  const send = (text: string, id = 'm') =>
    ann.ok('POST', '/channels/messaging/x/message', { message: { id, text } })
  const stateOf = (who: Person) => who.ok('POST', '/channels/messaging/x/query', { state: true })
  const textsOf = async (who: Person): Promise<readonly string[]> =>
    (await stateOf(who)).messages.map(({ text }: Wire) => text)
  const waiting = async (who: Person): Promise<readonly string[]> =>
    ((await stateOf(who)).pending_messages ?? []).map(({ message }: Wire) => message.text)
  return { world, ann, ben, mod, send, textsOf, waiting }
}

it('a refused message comes back as an error with its words, and is nowhere', async () => {
  const { ann, ben, send, textsOf, waiting } = await room()
  const { message } = await send('block me')
  expect(message).toMatchObject({ type: 'error', text: 'block me' })
  expect(message.moderation).toEqual({ action: 'remove', original_text: 'block me' })
  expect(await textsOf(ben)).toEqual([])
  expect(await waiting(ann)).toEqual([])
  expect((await ann.call('GET', '/messages/m')).status).toBe(404)
})

it('a bounced message comes back; with other words it is judged anew', async () => {
  const { ben, send, textsOf } = await room()
  expect((await send('bounce me')).message).toMatchObject({
    type: 'error',
    moderation: { action: 'bounce', original_text: 'bounce me' },
  })
  expect((await send('better words')).message.type).toBe('regular')
  expect(await textsOf(ben)).toEqual(['better words'])
})

it('a bounced message that is insisted on waits for a moderator', async () => {
  const { ann, ben, send, textsOf, waiting } = await room()
  await send('bounce me')
  expect(await send('bounce me')).toMatchObject({
    message: { type: 'regular' },
    pending_message_metadata: {},
  })
  expect(await waiting(ann)).toEqual(['bounce me'])
  expect([await waiting(ben), await textsOf(ben), await textsOf(ann)]).toEqual([[], [], []])
})

it('a held message is told to its author alone, until a moderator lets it go', async () => {
  const { ann, ben, mod, send, textsOf, waiting } = await room()
  await send('hold on')
  await textsOf(ben)
  const before = ben.frames.length
  expect(await ann.ok('GET', '/messages/m')).toMatchObject({ pending_message_metadata: {} })
  expect((await ben.call('GET', '/messages/m')).status).toBe(404)
  const repeated = await ann.call('POST', '/channels/messaging/x/message', {
    message: { id: 'm', text: 'hold on' },
  })
  expect(repeated).toMatchObject({ status: 400, body: { code: 4 } })
  expect(repeated.body.message).toMatch(/already exists/)
  expect(await ben.call('POST', '/messages/m/commit', {})).toMatchObject({ status: 403, body: { code: 17 } })
  expect(await ann.call('POST', '/messages/m/commit', {})).toMatchObject({ status: 403, body: { code: 17 } })
  expect(ben.frames.length).toBe(before)
  await mod.ok('POST', '/messages/m/commit', {})
  expect(await textsOf(ben)).toEqual(['hold on'])
  expect(await waiting(ann)).toEqual([])
  expect(await mod.call('POST', '/messages/m/commit', {})).toMatchObject({ status: 404 })
})

it('a held message goes when its author takes it back or a moderator refuses it, and its name stays taken', async () => {
  const { ann, ben, mod, send, waiting } = await room()
  await send('hold on')
  expect(await ben.call('DELETE', '/messages/m')).toMatchObject({ status: 403, body: { code: 17 } })
  await ann.ok('DELETE', '/messages/m')
  expect(await waiting(ann)).toEqual([])
  await send('hold again', 'n')
  await mod.ok('DELETE', '/messages/n')
  expect(await waiting(ann)).toEqual([])
  expect(
    (await ann.call('POST', '/channels/messaging/x/message', { message: { id: 'n', text: 'x' } })).status,
  ).toBe(400)
})

it('new words of a message that stands are refused rather than held', async () => {
  const { ann, ben, send, textsOf } = await room()
  await send('fine')
  const { message } = await ann.ok('PUT', '/messages/m', { set: { text: 'hold on' } })
  expect(message).toMatchObject({ type: 'error', moderation: { action: 'remove', original_text: 'hold on' } })
  expect(await textsOf(ben)).toEqual(['fine'])
})
