// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { streamOperations, type Row } from '../../src/wire/stream/index.ts'
import { createWorld, refuseFaults, takeFaults, type World } from './support/world.ts'

refuseFaults()

const NAMES = [
  'message',
  'text',
  'id',
  'attachments',
  'mentioned_users',
  'parent_id',
  'quoted_message_id',
  'custom',
  'set',
  'unset',
  'data',
  'members',
  'add_members',
  'remove_members',
  'add_moderators',
  'filter_conditions',
  'sort',
  'field',
  'direction',
  'limit',
  'offset',
  'state',
  'watch',
  'presence',
  'messages',
  'watchers',
  'id_lt',
  'id_around',
  'created_at_before',
  'reaction',
  'type',
  'score',
  'enforce_unique',
  'event',
  'channel_cids',
  'last_sync_at',
  'read_by_channel',
  'message_id',
  'message_timestamp',
  'thread_id',
  'users',
  'user',
  'user_id',
  'name',
  'role',
  'teams',
  'payload',
  'ids',
  'hard',
  'delete_for_me',
  'pinned',
  'pin_expires',
  'cooldown',
  'frozen',
  'config_overrides',
  'privacy_settings',
  'silent',
  '$and',
  '$or',
  '$nor',
  '$in',
  '$eq',
  '$gt',
  '$exists',
  '$q',
  '$contains',
  '__proto__',
  'constructor',
  'toString',
  'prototype',
  'hasOwnProperty',
  'length',
  'then',
  'toJSON',
  'cid',
  'last_message_at',
  'member.user.name',
  'poll_id',
  'vote',
  'option_id',
  'answer_text',
  'options',
  'filter',
  'max_votes_allowed',
  'voting_visibility',
  'is_closed',
  'closes_at',
  'ann',
] as const
const VALUES = [
  'ann',
  'ben',
  'nobody',
  'messaging:x',
  'm',
  '',
  ' ',
  '..',
  '\u0000',
  '\ud800',
  '\u202e',
  '__proto__',
  'typing.start',
  'message.new',
  '2024-05-01T10:00:00Z',
  '0000-00-00T00:00:00Z',
  '2024-02-30T25:61:61+99:99',
  '-1',
  'true',
  'x'.repeat(300),
] as const
const NUMBERS = [0, -0, 1, -1, 1.5, 255, 301, 1e21, -1e308, 5e-324, Number.MAX_SAFE_INTEGER] as const

/** JSON that knows our words, so that it gets further than noise would. */
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.constantFrom<unknown>(...VALUES, ...NUMBERS, true, false, null),
    fc.string({ unit: 'binary' }),
    fc.array(tie('json'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.constantFrom(...NAMES), tie('json')), { maxLength: 5 })
      .map((pairs) => Object.fromEntries(pairs)),
  ),
}))
const body = fc.oneof(
  { weight: 6, arbitrary: json.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.string() },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '{"__proto__":{"a":1}}',
      '{"message":{"__proto__":null,"id":"m"}}',
      '1e999',
      '"\\ud800"',
      '{"a":1',
      '\ufeff{}',
    ),
  },
)
const query = fc.array(
  fc.tuple(
    fc.constantFrom<string>(...NAMES, 'connection_id'),
    fc.oneof(
      fc.constantFrom<string>(...VALUES),
      json.map((value) => JSON.stringify(value)),
      fc.string(),
    ),
  ),
  { maxLength: 4 },
)
const segment = fc.oneof(
  fc.constantFrom(
    'messaging',
    'livestream',
    'x',
    'm',
    'query',
    'like',
    'none',
    '__proto__',
    '%',
    '%00',
    '%E0%A4',
    'a%2Fb',
    '%0A',
    ':',
    '*',
  ),
  fc.string().map((text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''))),
)
const operation = fc.constantFrom<Row>(...Object.values(streamOperations))

async function place(): Promise<World> {
  const world = createWorld()
  const [ann, ben] = [await world.person('ann').connect(), await world.person('ben').connect()]
  await ann.open('x', ['ann', 'ben'])
  await ann.ok('POST', '/polls', { id: 'm', name: 'q', options: [{ text: 'a' }], allow_answers: true })
  await ann.send('x', 'hi', { id: 'p', poll_id: 'm' })
  await ben.send('x', 'hi', { id: 'm' })
  return world
}

describe('hostile calls', () => {
  it('are answered or refused, and leave a server that works', { timeout: 120_000 }, async () => {
    let refused = 0
    let answered = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            operation,
            body,
            query,
            segments: fc.array(segment, { minLength: 3, maxLength: 3 }),
            v2: fc.boolean(),
            isServer: fc.boolean(),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        async (calls) => {
          const world = await place()
          const user = await world.server.token('ann')
          const server = `${btoa('{"alg":"none"}')}.${btoa('{"server":true}')}.`
          for (const call of calls) {
            const row = call.operation
            let next = 0
            const path = row.path.replace(/\{\w+\}/g, () => call.segments[next++] ?? 'x')
            const prefix = call.v2 ? (row.family === 'chat' ? '/api/v2/chat' : '/api/v2') : ''
            const hasBody = row.method !== 'GET' && row.method !== 'DELETE'
            const answer = await world.call(row.method, `${prefix}${path}`, {
              token: call.isServer ? server : user,
              query: Object.fromEntries(
                call.query.map(([name, text]) => [name, text.replace(/\p{Surrogate}/gu, '?')]),
              ),
              ...(hasBody ? { body: call.body } : {}),
            })
            expect([answer.status, call]).not.toEqual([500, call])
            expect(answer.status).toBeLessThan(500)
            const isRefused = answer.status >= 400
            if (isRefused) refused += 1
            else answered += 1
            const refusal = {
              code: expect.any(Number),
              message: expect.any(String),
              StatusCode: answer.status,
            }
            expect(answer.body).toMatchObject({ ...(isRefused ? refusal : {}), duration: expect.any(String) })
          }
          expect(({} as Record<string, unknown>)['a']).toBeUndefined()
          const fresh = await world.call('GET', '/messages/m', { token: user })
          expect(fresh.status === 200 || fresh.body.code === 16 || fresh.body.code === 17).toBe(true)
          expect(takeFaults()).toEqual([])
        },
      ),
      { numRuns: 500 },
    )
    expect(answered).toBeGreaterThan(50)
    expect(refused).toBeGreaterThan(50)
  })

  it('with a right shape and one wrong field are refused with its name', { timeout: 60_000 }, async () => {
    const right: [string, string, Record<string, unknown>][] = [
      [
        'POST',
        '/channels',
        {
          filter_conditions: {},
          sort: [],
          limit: 1,
          offset: 0,
          message_limit: 1,
          member_limit: 1,
          state: true,
          watch: false,
          presence: false,
        },
      ],
      [
        'POST',
        '/channels/messaging/x/query',
        { data: {}, state: true, watch: false, presence: false, messages: {}, members: {}, watchers: {} },
      ],
      [
        'POST',
        '/channels/messaging/x',
        { data: {}, add_members: [], remove_members: [], add_moderators: [], demote_moderators: [] },
      ],
      ['PATCH', '/channels/messaging/x', { set: {}, unset: [] }],
      ['PUT', '/messages/m2', { set: {}, unset: [] }],
      ['POST', '/messages/m/reaction', { reaction: { type: 'a' }, enforce_unique: false }],
      [
        'POST',
        '/polls',
        {
          name: 'a',
          description: 'b',
          options: [],
          voting_visibility: 'public',
          enforce_unique_vote: false,
          max_votes_allowed: 2,
          allow_user_suggested_options: false,
          allow_answers: false,
          is_closed: false,
          custom: {},
        },
      ],
      ['PUT', '/polls', { id: 'm', name: 'a', options: [], allow_answers: true, is_closed: false }],
      ['PATCH', '/polls/m', { set: {}, unset: [] }],
      ['POST', '/polls/query', { filter: {}, sort: [], limit: 1 }],
      ['POST', '/polls/m/votes', { filter: {}, sort: [], limit: 1 }],
      ['POST', '/messages/p/polls/m/vote', { vote: { answer_text: 'a' } }],
      ['POST', '/channels/messaging/x/read', { message_id: 'm' }],
      ['POST', '/channels/messaging/x/unread', { message_id: 'm' }],
      ['POST', '/channels/read', { read_by_channel: {} }],
      ['POST', '/channels/messaging/x/event', { event: { type: 'typing.start' } }],
      ['POST', '/sync', { channel_cids: [], last_sync_at: '2024-05-01T10:00:00Z' }],
      ['POST', '/users', { users: { ann: { id: 'ann' } } }],
      ['POST', '/guest', { user: { id: 'ann' } }],
    ]
    const wrong = [7, 'x', true, [7], [[]], { a: { b: 1 } }]
    const kindOf = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value)
    const world = await place()
    const ann = world.person('ann')
    await ann.send('x', 'mine', { id: 'm2' })
    for (const [method, path, good] of right) {
      expect([path, (await ann.call(method, path, good)).status]).toEqual([
        path,
        expect.toSatisfy((status: number) => status < 300),
      ])
      for (const [name, value] of Object.entries(good)) {
        for (const bad of wrong) {
          if (kindOf(bad) === kindOf(value)) continue
          const { status, body: answer } = await ann.call(method, path, { ...good, [name]: bad })
          // Text where an id is expected is an id, of nothing that is there.
          if (typeof bad === 'string' && answer.code === 16) continue
          expect([path, name, bad, status, answer.code]).toEqual([path, name, bad, 400, 4])
          expect(Object.keys(answer.exception_fields)[0]?.split('.')[0]).toBe(name)
        }
      }
    }
  })
})

describe('hostile sockets', () => {
  it('are told why, or let in', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.constantFrom('json', 'api_key', 'authorization', 'stream-auth-type'),
            fc.oneof(
              json.map((value) => JSON.stringify(value)),
              fc.string(),
            ),
          ),
          { maxLength: 4 },
        ),
        fc.array(
          fc.oneof(
            fc.string(),
            json.map((value) => JSON.stringify(value)),
          ),
        ),
        async (params, frames) => {
          const world = createWorld()
          const url = new URL('ws://test/connect')
          const token = await world.server.token('ann')
          const base = { json: '{"user_details":{"id":"ann"}}', api_key: 'k', authorization: token }
          for (const [name, text] of [...Object.entries(base), ...params]) url.searchParams.set(name, text)
          const sent: string[] = []
          const closes: number[] = []
          const session = world.server.connect(url.href, {
            send: (text) => sent.push(text),
            close: (code) => closes.push(code),
          })
          for (const frame of frames) session.receive(frame)
          await world.server.settle()
          for (const frame of frames) session.receive(frame)
          await world.server.settle()
          const first = JSON.parse(sent[0] ?? 'null')
          const greeting = { type: 'health.check', me: { id: 'ann' } }
          const refusal = { code: expect.any(Number), StatusCode: expect.any(Number) }
          expect(closes).toEqual(closes.slice(0, 1).map(() => 1008))
          expect(first).toMatchObject(closes.length === 0 ? greeting : refusal)
          session.closed()
          session.closed()
          await world.server.settle()
          expect(takeFaults()).toEqual([])
        },
      ),
      { numRuns: 150 },
    )
  })
})
