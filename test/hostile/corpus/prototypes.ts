import { asIs, type HostileEntry, of, UNSHOWN } from '../entry.ts'

const entry = of('prototype')
const same = asIs('prototype')
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'] as const

/** As JSON says it, where `__proto__` is a key like any other. */
const json = (text: string): unknown => JSON.parse(text)
const POLLUTED = '{"polluted":"yes","isAdmin":true}'

/** Names that objects have by themselves, as ids, as words and as keys. */
export const prototypes: readonly HostileEntry[] = [
  ...NAMES.flatMap((name) => [
    entry(name, 'user id', name, 'Eve'),
    entry(name, 'message id', name, 'Hello'),
    entry(name, 'channel id', name, 'Harmless'),
    entry(name, 'reaction', name, `${name} 1`),
    entry(name, 'user role', name, 'offline'),
    entry(name, 'user time zone', name, 'offline'),
    same(name, 'user name', name),
    same(name, 'channel name', name),
    entry(name, 'typing', name, `\u2068${name}\u2069 is typing`),
    entry(name, 'attachment', { type: name, title: 'a' }, `a\n${UNSHOWN}`),
    entry(name, 'message', { type: name }, 'Hello'),
    entry(name, 'frame', JSON.stringify({ type: name, created_at: '2026-01-01T00:00:00Z' }), 'Still here'),
  ]),
  entry(
    'a key of custom data',
    'message',
    json(`{"__proto__":${POLLUTED},"custom":{"__proto__":${POLLUTED}}}`),
    'Hello',
  ),
  entry('a path of custom data', 'message', json(`{"constructor":{"prototype":${POLLUTED}}}`), 'Hello'),
  entry(
    'a key of custom data',
    'user',
    json(`{"__proto__":${POLLUTED},"custom":{"__proto__":${POLLUTED}}}`),
    'Eve',
  ),
  entry(
    'a key of custom data',
    'channel',
    json(`{"__proto__":${POLLUTED},"custom":{"__proto__":${POLLUTED}}}`),
    'Harmless',
  ),
  entry(
    'a key of reactions',
    'reaction',
    json('{"__proto__":{"count":3},"constructor":{"count":2}}'),
    /__proto__ 3/,
  ),
  entry(
    'a key of an attachment',
    'attachment',
    json(`{"type":"file","title":"a","__proto__":{"asset_url":"https://evil.example"}}`),
    'a',
  ),
]
