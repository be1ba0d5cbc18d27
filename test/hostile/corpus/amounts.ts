import { asIs, type HostileEntry, of, UNSHOWN } from '../entry.ts'

const nesting = of('nesting')
const pattern = asIs('pattern')
const size = of('size')

const deep = (levels: number): unknown => {
  let value: unknown = 'x'
  for (let level = 0; level < levels; level += 1) value = { a: value }
  return value
}
const deepQuote = (levels: number): object => ({
  quoted_message_id: `q-${levels}`,
  quoted_message: {
    id: `q-${levels}`,
    text: `Level ${levels}`,
    ...(levels > 0 ? deepQuote(levels - 1) : {}),
  },
})

/** What lies in itself, again and again. */
export const nestings: readonly HostileEntry[] = [
  nesting('quotes', 'message text', `${'> '.repeat(500)}x`, /x$/),
  nesting(
    'lists',
    'message text',
    Array.from({ length: 60 }, (_, at) => `${'  '.repeat(at)}- x`).join('\n'),
    /x/,
  ),
  nesting('emphasis', 'message text', `${'*_~~'.repeat(200)}x`, /x$/),
  nesting('labels', 'message text', `${'['.repeat(1000)}x${']'.repeat(1000)}(https://x.example)`, {
    text: /x/,
    links: [{ text: 'https://x.example', href: 'https://x.example/' }],
  }),
  nesting('parentheses', 'message text', `https://x.example/${'('.repeat(1000)}`, {
    text: /^https:\/\/x\.example\/\(+$/,
    links: [{ text: 'https://x.example/', href: 'https://x.example/' }],
  }),
  nesting('custom data', 'message', deep(2000) as object, 'Hello'),
  nesting('custom data', 'user', deep(2000) as object, 'Eve'),
  nesting('custom data', 'channel', deep(2000) as object, 'Harmless'),
  nesting('quoted messages', 'message', deepQuote(300), 'Hello'),
  nesting('attachments', 'attachment', [[[[[[{ title: 'a' }]]]]]], `Attachment\n${UNSHOWN}`),
]

/** Pieces that cost much when they are many, each for five thousand characters. */
export const hostilePieces: readonly string[] = [
  '*',
  '[',
  '`a',
  '_a ',
  '![](',
  'a@',
  'www.',
  'https://',
  '[a](',
  '\\[',
  '> ',
  '**a',
  '~~ ',
  '<',
  '@',
  'a.b@c.',
  '(',
  '[[a]',
  '- ',
  '1. ',
  '``` ',
  '\u202E',
  '*a_',
  'mailto:',
  '"',
  'http://(',
]
/** The longest text that servers take. */
export const FULL = 5_000
export const fullOf = (piece: string): string => piece.repeat(FULL / piece.length)

/** Texts in which a careless parser would look again and again for what never comes. */
export const patterns: readonly HostileEntry[] = [
  '*',
  '[',
  '_a ',
  'a@',
  '![](',
  '[a](',
  '\\a',
  '(',
  '<',
  '[[a]',
  '"',
  '`a',
].map((piece) => ({
  ...pattern(`5,000 characters of ${piece}`, 'message text', fullOf(piece)),
  shows: { text: new RegExp(`^${piece.trim().replace(/[^a-z]/g, '\\$&')}`) },
}))

const MEGABYTE = 1_000_000

/** More than anybody would read. */
export const sizes: readonly HostileEntry[] = [
  size('a megabyte of words', 'message text', 'word '.repeat(MEGABYTE / 5), /^(word ?){4000}$/),
  size('a megabyte without a gap', 'message text', 'a'.repeat(MEGABYTE), /^a{20000}$/),
  size('a hundred thousand lines', 'message text', 'a\n'.repeat(100_000), /^a\n/),
  size('a hundred thousand letters', 'user name', 'e'.repeat(100_000), `${'e'.repeat(200)}…`),
  size('a hundred thousand letters', 'channel name', 'e'.repeat(100_000), `${'e'.repeat(200)}…`),
  size('a hundred thousand letters', 'quote author', 'e'.repeat(100_000), `${'e'.repeat(200)}…`),
  size('a megabyte', 'quote text', 'a '.repeat(MEGABYTE / 2), /^(a )+a…$/),
  size('a megabyte', 'system text', 'a '.repeat(MEGABYTE / 2), /^(a )+…$/),
  size('a hundred thousand letters', 'typing', 'e'.repeat(100_000), /e+.* is typing$/),
  size(
    'a hundred thousand letters',
    'attachment',
    { type: 'file', title: `${'e'.repeat(100_000)}.exe` },
    /^e{31}…e{12}\.exe$/,
  ),
  size(
    'ten thousand of them',
    'attachment',
    Array.from({ length: 10_000 }, () => ({ type: 'file', title: 'a' })),
    /^a \| a/,
  ),
  size('ten thousand letters', 'reaction', 'e'.repeat(10_000), `${'e'.repeat(200)}… 1`),
  size(
    'a thousand of them',
    'reaction',
    Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`r${at}`, { count: 1 }])),
    /^r0 1/,
  ),
  size('a number without end', 'reaction', { like: { count: 1e300 } }, /^👍 /u),
  size(
    'an address of a hundred thousand letters',
    'user image',
    `https://x.example/${'a'.repeat(100_000)}`,
    /^E$/,
  ),
  size(
    'ten thousand people',
    'message',
    {
      mentioned_users: Array.from({ length: 10_000 }, (_, at) => ({
        id: `p-${at}`,
        name: `P ${at}`,
        role: 'user',
      })),
    },
    'Hello',
  ),
]
