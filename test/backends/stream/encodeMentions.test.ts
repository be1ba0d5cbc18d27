// @vitest-environment node
import { expect, it } from 'vitest'
import { performOperation } from '../../../src/backends/stream/encode.ts'
import { channelId, messageKey, operationId, userId, version } from '../../../src/model/id.ts'
import type { Operation, OperationKind, Operations } from '../../../src/model/operation.ts'
import { createVirtualEnv } from '../../../src/testing/virtualEnv.ts'
import { makeClient } from './makeClient.ts'
import { CID, wireMessage, wireUser } from './wire.ts'

const key = messageKey('m1')

/** The body that the server is sent. */
async function bodyOf<Kind extends OperationKind>(kind: Kind, input: Operations[Kind]): Promise<unknown> {
  const env = createVirtualEnv()
  const { client } = makeClient('token', { env })
  env.http.serve((request) =>
    request.answer(200, { message: wireMessage('m1', { text: 'hello', user: wireUser('ann') }) }),
  )
  const done = performOperation({ id: operationId('op'), kind, input, pressedAt: 0 } as Operation, {
    client,
    selfId: userId('ann'),
    signal: new AbortController().signal,
    markTime: () => version('now~'),
    heardUpTo: () => version('heard~'),
  })
  await done
  return env.http.requests[0]?.body
}
const edit = (mentions?: readonly string[]): Promise<unknown> =>
  bodyOf('message.edit', {
    channelId: channelId(CID),
    key,
    text: 'hello',
    ...(mentions ? { mentions: mentions.map(userId) } : {}),
  })
const many = Array.from({ length: 30 }, (_, n) => `u${n}`)

it('CO-10: an edit leaves whom a message names alone, unless it says so', async () => {
  expect(await edit()).toEqual({ set: { text: 'hello' } })
  expect(await edit(['reza'])).toEqual({ set: { text: 'hello', mentioned_users: ['reza'] } })
  expect(await edit([])).toEqual({ set: { text: 'hello', mentioned_users: [] } })
})

it('names no more people than the server takes, so that the text arrives', async () => {
  expect(await edit(many)).toEqual({ set: { text: 'hello', mentioned_users: many.slice(0, 25) } })
  const body = await bodyOf('message.send', {
    channelId: channelId(CID),
    key,
    text: 'hello',
    authorId: userId('ann'),
    quote: null,
    thread: null,
    alsoInChannel: false,
    mentions: many.map(userId),
    attachments: [],
  })
  expect(body).toMatchObject({ message: { mentioned_users: many.slice(0, 25) } })
})
