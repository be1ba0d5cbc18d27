// @vitest-environment node
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { requestUrl, socketUrl } from '../../../src/backends/stream/url.ts'
import { OutcomeError } from '../../../src/model/outcome.ts'
import { anyText } from './anyText.ts'

const row = { path: '/channels/{type}/{id}/query' } as const
const url = (path: Readonly<Record<string, string>>, query: object = {}): URL =>
  new URL(requestUrl('https://chat.test', row, path, query))

it('writes lists with commas, objects and lists of objects as JSON, the rest as it is', () => {
  const { searchParams } = url(
    { type: 'messaging', id: 'general' },
    {
      ids: ['a', 'b'],
      numbers: [1, 2],
      none: [],
      payload: { filter_conditions: { name: { $in: ['a', 'b'] } }, sort: [] },
      sort: [{ field: 'created_at', direction: -1 }],
      hard: true,
      soft: false,
      limit: 30,
      text: 'a b&c=d,e',
      left: undefined,
      nothing: null,
    },
  )
  expect(Object.fromEntries(searchParams)).toEqual({
    ids: 'a,b',
    numbers: '1,2',
    none: '',
    payload: '{"filter_conditions":{"name":{"$in":["a","b"]}},"sort":[]}',
    sort: '[{"field":"created_at","direction":-1}]',
    hard: 'true',
    soft: 'false',
    limit: '30',
    text: 'a b&c=d,e',
  })
})

it.each(['https://chat.test/api', 'https://chat.test/api/', 'https://chat.test/api//'])(
  'joins the base %s',
  (base) => {
    const { pathname } = new URL(requestUrl(base, row, { type: 'a', id: 'b' }, {}))
    expect(pathname).toBe('/api/channels/a/b/query')
  },
)

it.each(['.', '..', '', '\ud800', 'a\udfff'])(
  'S6: makes no address of the name %j, which would lead elsewhere',
  (id) => {
    expect(() => url({ type: 'messaging', id })).toThrow(OutcomeError)
    expect(() => url({ type: 'messaging', id })).toThrow(
      expect.objectContaining({ outcome: { type: 'rejected', reason: 'input' } }),
    )
  },
)

/** Names of which an address can be made; the others are above. */
const isPossible = (text: string): boolean =>
  text !== '' && text !== '.' && text !== '..' && !/\p{Surrogate}/u.test(text)

it('S6: keeps any name within its place in the path', () => {
  const walks = fc.constantFrom('../..', '%2e%2e', 'a/../b', '..;', '\\..', '%2f..%2f', '?a=b', '#a')
  const name = fc.oneof(fc.string(), anyText, walks).filter(isPossible)
  fc.assert(
    fc.property(name, name, (type, id) => {
      const made = url({ type, id })
      const [, channels, first, second, query, ...rest] = made.pathname.split('/')
      const read = [channels, decodeURIComponent(first ?? ''), decodeURIComponent(second ?? ''), query]
      expect([...read, ...rest, made.search, made.hash]).toEqual(['channels', type, id, 'query', '', ''])
    }),
    { numRuns: 500 },
  )
})

it.each([
  ['https://chat.test', 'wss://chat.test/connect'],
  ['http://localhost:8080/', 'ws://localhost:8080/connect'],
  ['https://chat.test/api', 'wss://chat.test/api/connect'],
])('derives the address of the socket from the base %s', (base, expected) => {
  const made = new URL(socketUrl(base, { json: '{"a":"b&c"}', api_key: 'k' }))
  expect(`${made.origin === 'null' ? '' : made.origin}${made.pathname}`).toBe(expected)
  expect(Object.fromEntries(made.searchParams)).toEqual({ json: '{"a":"b&c"}', api_key: 'k' })
})
