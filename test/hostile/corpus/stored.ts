import { GONE, type HostileEntry, of } from '../entry.ts'
import { VIEWER } from '../world.ts'

const entry = of('stored')
const UNTOUCHED = 'Eve: What do you think?'
const draft = (name: string, value: string, text: string | RegExp = UNTOUCHED): HostileEntry =>
  entry(name, 'draft', value, text)

const MARKUP = '<img src=x onerror=alert(1)>'
let levels = 'null'
for (let level = 0; level < 5_000; level += 1) levels = `{"text":"a","displaced":${levels}}`

const OUTBOX = 'messaging:outbox'
const drafts: readonly HostileEntry[] = [
  draft('no JSON', 'not { json'),
  draft('a number', '42'),
  draft('nothing', 'null'),
  draft('a list', '["a"]'),
  draft('a number as a text', '{"text":42}'),
  draft('a key', '{"__proto__":{"text":"evil"}}'),
  draft('markup', JSON.stringify({ text: MARKUP }), `Draft: \u2068${MARKUP}\u2069`),
  draft('an override', JSON.stringify({ text: '\u202Eevil' }), 'Draft: \u2068evil\u2069'),
  draft('a place beyond its end', '{"text":"abc","caret":1e300}', 'Draft: \u2068abc\u2069'),
  draft('an answer to nothing', '{"text":"abc","replyTo":"__proto__","editing":7}', 'Draft: \u2068abc\u2069'),
  draft('a draft in a draft in a draft', levels, /^(Draft: <2068>a<2069>|Eve: What do you think\?)$/),
  draft(
    'a megabyte',
    JSON.stringify({ text: 'word '.repeat(200_000) }),
    /^Draft: <2068>word word .*…<2069>$/,
  ),
]

let kept = 0
/** A message that was refused in an earlier life, as the disk holds it, with something else in some place. */
const record = (
  name: string,
  change: (entry: Record<string, unknown>, input: Record<string, unknown>) => void,
  shows: HostileEntry['shows'],
): HostileEntry => {
  const key = `kept-${kept}`
  const input: Record<string, unknown> = {
    channelId: OUTBOX,
    key,
    text: 'Kept',
    authorId: VIEWER,
    quote: null,
    mentions: [],
  }
  const value: Record<string, unknown> = {
    operation: { id: `op-${kept}`, kind: 'message.send', input, pressedAt: 1 },
    state: 'failed',
    attempts: 1,
    failure: { reason: 'other', text: 'No' },
    parked: false,
    place: kept,
    isKept: true,
  }
  kept += 1
  change(value, input)
  return entry(name, 'outbox', value, shows)
}
const records: readonly HostileEntry[] = [
  record('as it should be', () => {}, { text: 'Kept', name: 'Not sent. \u2068No\u2069' }),
  record('markup', (_, input) => Object.assign(input, { text: MARKUP }), { text: MARKUP }),
  record(
    'markup as a reason',
    (held) => Object.assign(held, { failure: { reason: 'other', text: MARKUP } }),
    { text: 'Kept', name: MARKUP },
  ),
  record('a number as a text', (_, input) => Object.assign(input, { text: 42 }), GONE),
  record('another kind', (held) => Object.assign(held['operation'] as object, { kind: '__proto__' }), GONE),
  record('another state', (held) => Object.assign(held, { state: 'constructor' }), GONE),
  record(
    'another reason',
    (held) => Object.assign(held, { failure: { reason: 'toString', text: 'No' } }),
    GONE,
  ),
  record('nothing to do', (held) => Object.assign(held, { operation: null }), GONE),
  record(
    'a text as what to do',
    (held) => Object.assign(held, { operation: { kind: 'message.send', input: 'x' } }),
    GONE,
  ),
  record('another name', (held) => Object.assign(held['operation'] as object, { id: 'somebody-else' }), GONE),
]

const STORED = 'messaging:stored'
const at = { version: '2026-01-01T00:00:00.000000000Z' }
const channel = (name: unknown): object => ({
  type: 'channel.put',
  channel: {
    id: STORED,
    info: {
      ...at,
      value: {
        name,
        image: null,
        memberCount: 3,
        frozen: false,
        typing: true,
        reactions: true,
        readMarks: true,
        maxMessageLength: 0,
        slowModeMs: 0,
        createdAt: 0,
        custom: {},
      },
    },
    capabilities: { ...at, value: [] },
  },
})
const snapshot = (name: string, value: unknown, text: string): HostileEntry =>
  entry(name, 'snapshot', value, text)
const whole = (...events: readonly unknown[]): object => ({
  format: 'parlour/1',
  takenAt: 1,
  selfId: VIEWER,
  listing: { asked: 1, hasMore: false, isLoaded: true },
  events,
})
const NO_FORMAT = 'A chat begins with a snapshot of the format parlour/1. '
const damaged = (where: string): string => `The snapshot is damaged at ${where}.`

const snapshots: readonly HostileEntry[] = [
  snapshot('no object', 'evil', `${NO_FORMAT}This is none.`),
  snapshot('a list', [], `${NO_FORMAT}This is none.`),
  snapshot('markup as a format', { format: MARKUP }, `${NO_FORMAT}This one is ${JSON.stringify(MARKUP)}.`),
  snapshot('nothing but a format', { format: 'parlour/1' }, damaged('takenAt')),
  snapshot('a fact that nobody knows', whole({ type: '__proto__' }), damaged('events[0]')),
  snapshot('a fact that is a text', whole('user.put'), damaged('events[0]')),
  snapshot('an object as a name', whole(channel({ a: 1 })), damaged('events[0].channel.info.value.name')),
  snapshot(
    'a key in place of a field',
    JSON.parse('{"format":"parlour/1","__proto__":{"takenAt":1}}'),
    damaged('takenAt'),
  ),
  snapshot('markup as a name', whole(channel(MARKUP)), MARKUP),
  snapshot('an override as a name', whole(channel('\u202Eevil')), 'evil'),
]

/** What lies on the disk or comes with the page: anybody may have written it. */
export const stored: readonly HostileEntry[] = [...drafts, ...records, ...snapshots]
