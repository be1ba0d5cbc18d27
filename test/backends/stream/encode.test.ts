// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { channelPath, performOperation } from '../../../src/backends/stream/encode.ts'
import type { ChatEvent } from '../../../src/model/event.ts'
import { channelId, messageKey, operationId, order, userId, version } from '../../../src/model/id.ts'
import type { Operation, OperationKind, Operations } from '../../../src/model/operation.ts'
import { emptyBase } from '../../../src/state/base.ts'
import { ownReactionTypes } from '../../../src/state/message.ts'
import { reduceAll } from '../../../src/state/reduce.ts'
import { tableGet } from '../../../src/state/table.ts'
import { createVirtualEnv } from '../../../src/testing/virtualEnv.ts'
import type { VirtualRequest } from '../../../src/testing/virtualHttp.ts'
import { channelStateEvents } from '../../../src/backends/stream/normalizeState.ts'
import { makeClient, outcomeFrom, refusalOf, wireError } from './makeClient.ts'
import {
  afterAt,
  at,
  CID,
  versionAt,
  wireMessage,
  wireReacted,
  wireReaction,
  wireState,
  wireUser,
} from './wire.ts'

const ann = userId('ann')
const general = channelId(CID)
const m1 = messageKey('m1')

function operation<Kind extends OperationKind>(kind: Kind, input: Operations[Kind]): Operation {
  return { id: operationId('op'), kind, input, pressedAt: 0 } as Operation
}
const send = (more: Partial<Operations['message.send']> = {}): Operation =>
  operation('message.send', {
    channelId: general,
    key: m1,
    text: 'hello',
    authorId: ann,
    quote: null,
    thread: null,
    alsoInChannel: false,
    mentions: [],
    attachments: [],
    ...more,
  })
const react = (on: boolean, unique = false): Operation =>
  operation('reaction.set', { channelId: general, key: m1, reaction: 'like', on, unique })

/** Performs an operation against a server that answers so. */
function perform(toDo: Operation, serve: (request: VirtualRequest, nth: number) => void) {
  const env = createVirtualEnv()
  const { client } = makeClient('token', { env })
  let nth = 0
  env.http.serve((request) => serve(request, (nth += 1)))
  const done = performOperation(toDo, {
    client,
    selfId: ann,
    signal: new AbortController().signal,
    markTime: () => version('now~'),
    heardUpTo: () => version('heard~'),
  })
  const asked = (): readonly unknown[] =>
    env.http.requests.map(({ method, url, body }) => [method, url.pathname, body])
  return { env, done, asked }
}
const mine = (more: object = {}): object =>
  wireMessage('m1', { text: 'hello', user: wireUser('ann'), ...more })
const types = (events: readonly ChatEvent[]): readonly string[] => events.map(({ type }) => type)

it('takes a channel’s name apart at its first colon', () => {
  expect(channelPath(channelId('messaging:a:b'))).toEqual({ type: 'messaging', id: 'a:b' })
  expect(channelPath(channelId('messaging:!members-x'))).toEqual({ type: 'messaging', id: '!members-x' })
})

describe('message.send', () => {
  it('carries the key as id, and tells that it arrived and that I have read', async () => {
    const { done, asked } = perform(send(), (request) => request.answer(201, { message: mine() }))
    const events = await done
    expect(asked()).toEqual([
      ['POST', '/channels/messaging/general/message', { message: { id: 'm1', text: 'hello' } }],
    ])
    expect(types(events)).toContain('message.arrived')
    expect(events).toContainEqual({
      type: 'unread.put',
      channelId: CID,
      count: { version: afterAt(0), value: 0, upTo: afterAt(0) },
    })
  })

  it('carries quote and mentions where there are any', async () => {
    const quote = { key: messageKey('m0'), authorId: ann, text: 'before', deleted: false }
    const toDo = send({ quote, mentions: [userId('mina'), userId('reza')] })
    const { done, asked } = perform(toDo, (request) => request.answer(201, { message: mine() }))
    await done
    const message = { id: 'm1', text: 'hello', quoted_message_id: 'm0', mentioned_users: ['mina', 'reza'] }
    expect(asked()[0]).toContainEqual({ message })
  })

  it('carries its files, and of each only what is known', async () => {
    const picture = {
      kind: 'image',
      url: 'https://chat.test/a.png',
      thumbnailUrl: 'https://chat.test/a-small.png',
      name: 'a.png',
      size: 9,
      mimeType: 'image/png',
      alt: 'a cat',
      width: 3,
      height: 2,
    } as const
    const bare = {
      ...picture,
      kind: 'file',
      thumbnailUrl: null,
      size: 0,
      mimeType: '',
      alt: '',
      width: 0,
    } as const
    const voice = { duration: 2.5, waveform: [0, 0.5, 1] }
    const said = { ...bare, kind: 'audio', voice } as const
    const toDo = send({ text: '', attachments: [picture, bare, said] })
    const { done, asked } = perform(toDo, (request) => request.answer(201, { message: mine() }))
    await done
    const attachments = [
      {
        type: 'image',
        title: 'a.png',
        image_url: 'https://chat.test/a.png',
        thumb_url: 'https://chat.test/a-small.png',
        mime_type: 'image/png',
        file_size: 9,
        fallback: 'a cat',
        original_width: 3,
        original_height: 2,
      },
      { type: 'file', title: 'a.png', asset_url: 'https://chat.test/a.png' },
      {
        type: 'voiceRecording',
        title: 'a.png',
        asset_url: 'https://chat.test/a.png',
        duration: 2.5,
        waveform_data: [0, 0.5, 1],
      },
    ]
    expect(asked()[0]).toContainEqual({ message: { id: 'm1', text: '', attachments } })
  })

  it.each([
    ['plainly', 'a message with ID m1 already exists'],
    [
      'after a very long name',
      `SendMessage failed with error: "a message with ID ${'x'.repeat(255)} already exists"`,
    ],
    ['in capitals', 'Message Already Exists'],
  ])('I2: counts as delivered when the server says %s that it has it', async (_how, text) => {
    const { done, asked } = perform(send(), (request, nth) =>
      nth === 1
        ? request.answer(400, wireError(4, text))
        : request.answer(200, { message: mine({ text: 'as it is now' }) }),
    )
    const arrived = (await done).find((event) => event.type === 'message.arrived')
    expect(arrived).toMatchObject({ message: { key: 'm1', content: { value: { text: 'as it is now' } } } })
    expect(asked()[1]).toEqual(['GET', '/messages/m1', undefined])
  })

  it('I2: is not known to be delivered when the server has it but cannot show it now', async () => {
    const { env, done } = perform(send(), (request, nth) =>
      nth === 1 ? request.answer(400, wireError(4, 'already exists')) : request.fail(),
    )
    const outcome = outcomeFrom(done)
    await env.clock.runUntilIdle()
    expect(await outcome).toEqual({ type: 'unknown' })
  })

  it('is refused for bad input that is no duplicate', async () => {
    const { done, asked } = perform(send(), (request) =>
      request.answer(400, wireError(4, 'text is required')),
    )
    expect(await outcomeFrom(done)).toEqual({ type: 'rejected', reason: 'input' })
    expect(asked()).toHaveLength(1)
  })

  it('I31: is refused by a success whose message is an error', async () => {
    const { done } = perform(send(), (request) =>
      request.answer(201, { message: mine({ type: 'error', text: 'Mind your words' }) }),
    )
    const error = await refusalOf(done)
    expect([error.outcome, error.message]).toEqual([
      { type: 'rejected', reason: 'blocked' },
      'Mind your words',
    ])
  })

  it('I31: is refused by one without words, too', async () => {
    const { done } = perform(send(), (request) =>
      request.answer(201, { message: mine({ type: 'error', text: '' }) }),
    )
    expect((await refusalOf(done)).message).not.toBe('')
  })

  it.each([
    {},
    { message: null },
    { message: {} },
    { message: { id: 'm1' } },
    { status: 'sign in to this hotel' },
  ])('I1: is not known to be delivered when the answer holds no message: %j', async (answer) => {
    const { done } = perform(send(), (request) => request.answer(201, answer))
    expect(await outcomeFrom(done)).toEqual({ type: 'unknown' })
  })
})

describe('message.edit and message.delete', () => {
  const edit = operation('message.edit', { channelId: general, key: m1, text: 'better' })
  const remove = operation('message.delete', { channelId: general, key: m1, authorId: ann })

  it('sets the text alone', async () => {
    const { done, asked } = perform(edit, (request) =>
      request.answer(201, { message: mine({ text: 'better', updated_at: at(3) }) }),
    )
    const events = await done
    expect(asked()).toEqual([['PUT', '/messages/m1', { set: { text: 'better' } }]])
    expect(events.at(-1)).toMatchObject({
      type: 'message.put',
      message: { content: { version: versionAt(3), value: { text: 'better' } } },
    })
  })

  it('deletes softly', async () => {
    const gone = mine({ type: 'deleted', deleted_at: at(3), updated_at: at(3) })
    const { env, done } = perform(remove, (request) => request.answer(200, { message: gone }))
    expect((await done).at(-1)).toMatchObject({
      type: 'message.put',
      message: { content: { value: { kind: 'deleted' } } },
    })
    expect(env.http.requests.map(({ method, url }) => `${method} ${url.pathname}${url.search}`)).toEqual([
      'DELETE /messages/m1?api_key=key',
    ])
  })

  it.each([
    ['edit', edit],
    ['delete', remove],
  ])('I1: an answer without a message does not end the %s', async (_name, toDo) => {
    const { done } = perform(toDo, (request) => request.answer(200, {}))
    expect(await outcomeFrom(done)).toEqual({ type: 'unknown' })
  })

  it('I31: is refused by a success whose message is an error, and says in what words', async () => {
    const { done } = perform(edit, (request) =>
      request.answer(200, { message: mine({ type: 'error', text: 'Mind your words' }) }),
    )
    const error = await refusalOf(done)
    expect([error.outcome, error.message]).toEqual([
      { type: 'rejected', reason: 'blocked' },
      'Mind your words',
    ])
  })

  it('rejects with what the server said', async () => {
    const { done } = perform(edit, (request) => request.answer(403, wireError(17, 'not yours')))
    expect(await outcomeFrom(done)).toEqual({ type: 'rejected', reason: 'not-allowed' })
  })
})

describe('reaction.set', () => {
  it.each([false, true])('adds (unique: %s)', async (unique) => {
    const { done, asked } = perform(react(true, unique), (request) =>
      request.answer(201, {
        reaction: wireReaction('like', 'ann', { updated_at: at(5) }),
        message: wireReacted({ like: ['ann'] }, { own_reactions: [wireReaction('like', 'ann')] }),
      }),
    )
    const events = await done
    expect(asked()).toEqual([
      ['POST', '/messages/m1/reaction', { reaction: { type: 'like' }, enforce_unique: unique }],
    ])
    expect(events.at(-1)).toMatchObject({
      type: 'message.put',
      message: {
        reactions: { version: versionAt(5) },
        ownReactions: { version: versionAt(5), types: ['like'] },
      },
    })
  })

  it('takes away', async () => {
    const { done, asked } = perform(react(false), (request) =>
      request.answer(200, {
        reaction: wireReaction('like', 'ann'),
        message: wireReacted({}, { own_reactions: [] }),
      }),
    )
    expect((await done).at(-1)).toMatchObject({
      type: 'message.put',
      message: { ownReactions: { types: [] } },
    })
    expect(asked()).toEqual([['DELETE', '/messages/m1/reaction/like', undefined]])
  })

  it('I24: taken away, it is gone at once, also where the server does not make the message newer for it', async () => {
    const liked = wireReacted({ like: ['ann'] }, { own_reactions: [wireReaction('like', 'ann')] })
    const reaction = wireReaction('like', 'ann', { updated_at: at(5) })
    const added = await perform(react(true), (request) => request.answer(201, { reaction, message: liked }))
      .done
    const removed = await perform(react(false), (request) =>
      request.answer(200, { reaction, message: wireReacted({}) }),
    ).done
    const state = channelStateEvents(wireState(), { at: versionAt(0), addressed: true }, ann)
    const base = reduceAll({ ...emptyBase, selfId: ann }, [...state, ...added, ...removed])
    const message = tableGet(tableGet(base.channels, general)!.messages, m1)
    expect([message?.reactions.value, ownReactionTypes(message!.ownReactions)]).toEqual([[], []])
  })

  it('taking away what is not there is done', async () => {
    const { done } = perform(react(false), (request) => request.answer(404, wireError(16)))
    expect(await done).toEqual([])
  })

  it.each([{}, { message: null }, { message: {} }, { reaction: {} }])(
    'I31: is not known to be done when the answer holds no message: %j',
    async (answer) => {
      for (const on of [true, false]) {
        const { done } = perform(react(on), (request) => request.answer(201, answer))
        expect(await outcomeFrom(done)).toEqual({ type: 'unknown' })
      }
    },
  )

  it('I31: is refused by a success whose message is an error', async () => {
    const { done } = perform(react(true), (request) =>
      request.answer(201, { reaction: {}, message: wireMessage('m1', { type: 'error', text: 'No' }) }),
    )
    expect(await outcomeFrom(done)).toEqual({ type: 'rejected', reason: 'blocked' })
  })

  it('adding to what is not there is refused', async () => {
    const { done } = perform(react(true), (request) => request.answer(404, wireError(16)))
    expect(await outcomeFrom(done)).toEqual({ type: 'rejected', reason: 'not-found' })
  })

  it('S6: of a type that would lead elsewhere is refused without a request', async () => {
    const toDo = operation('reaction.set', {
      channelId: general,
      key: m1,
      reaction: '..',
      on: false,
      unique: false,
    })
    const { done, asked } = perform(toDo, (request) => request.answer(200, {}))
    expect(await outcomeFrom(done)).toEqual({ type: 'rejected', reason: 'input' })
    expect(asked()).toEqual([])
  })
})

describe('channel.read', () => {
  const read = operation('channel.read', { channelId: general, newest: m1, upTo: order('x') })

  it('says up to which message, and tells the mark of the answer', async () => {
    const event = { type: 'message.read', created_at: at(8), last_read_at: at(7), user: wireUser('ann') }
    const { done, asked } = perform(read, (request) => request.answer(201, { event }))
    const events = await done
    expect(asked()).toEqual([['POST', '/channels/messaging/general/read', { message_id: 'm1' }]])
    expect(events).toContainEqual({
      type: 'read.put',
      channelId: CID,
      userId: 'ann',
      mark: { version: afterAt(8), value: { upTo: afterAt(7) } },
    })
  })

  it.each([{}, { event: null }, { event: 'done' }, { event: [] }, { event: {} }])(
    'is done whatever else the answer holds: %j',
    async (answer) => {
      const { done } = perform(read, (request) => request.answer(201, answer))
      expect(await done).toEqual([])
    },
  )
})

describe('thread.read', () => {
  const read = operation('thread.read', { channelId: general, thread: m1, upTo: order('x') })

  it('says which thread, and that all of it was read by then', async () => {
    const event = { type: 'message.read', created_at: at(8), user: wireUser('ann') }
    const { done, asked } = perform(read, (request) => request.answer(201, { event }))
    const events = await done
    expect(asked()).toEqual([['POST', '/channels/messaging/general/read', { thread_id: 'm1' }]])
    expect(events).toEqual([
      {
        type: 'unread.read',
        channelId: CID,
        thread: 'm1',
        read: { version: afterAt(8), value: afterAt(8) },
      },
    ])
  })

  it.each([{}, { event: null }, { event: [] }])(
    'is done whatever else the answer holds: %j',
    async (answer) => {
      const { done } = perform(read, (request) => request.answer(201, answer))
      expect(await done).toEqual([])
    },
  )
})
