// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { performOperation } from '../../../src/backends/stream/encode.ts'
import { channelId, messageKey, operationId, userId, version } from '../../../src/model/id.ts'
import type { Operation, OperationKind, Operations } from '../../../src/model/operation.ts'
import { outcomeOf } from '../../../src/model/outcome.ts'
import { createVirtualEnv } from '../../../src/testing/virtualEnv.ts'
import type { VirtualRequest } from '../../../src/testing/virtualHttp.ts'
import { makeClient, outcomeFrom, wireError } from './makeClient.ts'
import { CID, wireMessage } from './wire.ts'

const ben = userId('ben')
const key = messageKey('m1')
const channel = channelId(CID)

const operation = <Kind extends OperationKind>(kind: Kind, input: Operations[Kind]): Operation =>
  ({ id: operationId('op'), kind, input, pressedAt: 0 }) as Operation

function perform(toDo: Operation, serve: (request: VirtualRequest) => void) {
  const env = createVirtualEnv()
  const { client } = makeClient('token', { env })
  env.http.serve(serve)
  const { signal } = new AbortController()
  const done = performOperation(toDo, {
    client,
    selfId: userId('ann'),
    signal,
    markTime: () => version('t~'),
    heardUpTo: () => version('heard~'),
  })
  const asked = (): readonly unknown[] =>
    env.http.requests.map(({ method, url, body }) => [method, url.pathname, body])
  return { done, asked }
}
const report = { reason: 'spam', note: 'again' }
const nothing = { reason: '', note: '' }

describe.each<[string, Operation, string, object, string, string, boolean]>([
  [
    'a report',
    operation('message.flag', { channelId: channel, key, on: true, ...report }),
    '/moderation/flag',
    { target_message_id: 'm1', reason: 'spam', custom: { note: 'again' } },
    'reported',
    'm1',
    true,
  ],
  [
    'a report without words',
    operation('message.flag', { channelId: channel, key, on: true, ...nothing }),
    '/moderation/flag',
    { target_message_id: 'm1' },
    'reported',
    'm1',
    true,
  ],
  [
    'a report taken back',
    operation('message.flag', { channelId: channel, key, on: false, ...nothing }),
    '/moderation/unflag',
    { target_message_id: 'm1' },
    'reported',
    'm1',
    false,
  ],
  [
    'a report of a person',
    operation('user.flag', { userId: ben, on: true, ...report }),
    '/moderation/flag',
    { target_user_id: 'ben', reason: 'spam', custom: { note: 'again' } },
    'reportedPeople',
    'ben',
    true,
  ],
  [
    'a mute',
    operation('user.mute', { userId: ben, on: true, minutes: null }),
    '/moderation/mute',
    { target_ids: ['ben'] },
    'muted',
    'ben',
    true,
  ],
  [
    'a mute for an hour',
    operation('user.mute', { userId: ben, on: true, minutes: 60 }),
    '/moderation/mute',
    { target_ids: ['ben'], timeout: 60 },
    'muted',
    'ben',
    true,
  ],
  [
    'the end of a mute',
    operation('user.mute', { userId: ben, on: false, minutes: null }),
    '/moderation/unmute',
    { target_ids: ['ben'] },
    'muted',
    'ben',
    false,
  ],
  [
    'a block',
    operation('user.block', { userId: ben, on: true }),
    '/users/block',
    { blocked_user_id: 'ben' },
    'blocked',
    'ben',
    true,
  ],
  [
    'the end of a block',
    operation('user.block', { userId: ben, on: false }),
    '/users/unblock',
    { blocked_user_id: 'ben' },
    'blocked',
    'ben',
    false,
  ],
])('%s', (_, toDo, path, body, kind, target, on) => {
  it('is one call, and is true from then on', async () => {
    const { done, asked } = perform(toDo, (request) => request.answer(201, { duration: '1ms' }))
    expect(await done).toEqual([{ type: 'mark.put', kind, target, on: { version: 't~', value: on } }])
    expect(asked()).toEqual([['POST', path, body]])
  })

  it('of or about what is not there is refused, and taken back it is done', async () => {
    const { done } = perform(toDo, (request) => request.answer(404, wireError(16, 'gone')))
    const ended = await done.then(
      (events) => events.length,
      (error: unknown) => outcomeOf(error),
    )
    expect(ended).toEqual(on ? { type: 'rejected', reason: 'not-found' } : 1)
  })

  it('is refused where I may not', async () => {
    const { done } = perform(toDo, (request) => request.answer(403, wireError(17, 'no')))
    expect(await outcomeFrom(done)).toEqual({ type: 'rejected', reason: 'not-allowed' })
  })
})

describe('MO-3: a message that moderation sent back', () => {
  const send = operation('message.send', {
    channelId: channel,
    key,
    text: 'hello',
    authorId: userId('ann'),
    quote: null,
    thread: null,
    alsoInChannel: false,
    mentions: [],
    attachments: [],
  })

  it.each([
    ['bounce', 'bounced'],
    ['MESSAGE_RESPONSE_ACTION_BOUNCE', 'bounced'],
    ['remove', 'blocked'],
    [undefined, 'blocked'],
  ])('with the action %s was %s', async (action, reason) => {
    const { done } = perform(send, (request) =>
      request.answer(201, {
        message: wireMessage('m1', {
          type: 'error',
          text: 'hello',
          moderation: { action, original_text: 'hello' },
        }),
      }),
    )
    const error = await done.catch((thrown: unknown) => thrown)
    // What comes back is my own text, which is no reason.
    expect(error).toMatchObject({ outcome: { type: 'rejected', reason }, message: '' })
  })
})
