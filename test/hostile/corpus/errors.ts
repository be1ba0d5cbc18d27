import { type HostileEntry, of } from '../entry.ts'

const entry = of('error')
const NOT_SENT = 'Not sent. \u2068'
const body = (message: unknown): object => ({ code: 17, message, StatusCode: 403, duration: '0ms' })
const refused = (name: string, value: unknown, said: string): HostileEntry =>
  entry(name, 'refusal', value, `${NOT_SENT}${said}\u2069`)
const ANSWERED = 'The chat server answered 403.'

/** What servers say when they refuse. */
export const errors: readonly HostileEntry[] = [
  refused('markup', body('<img src=x onerror=alert(1)>'), '<img src=x onerror=alert(1)>'),
  refused('a link', body('Sign in at https://evil.example'), 'Sign in at https://evil.example'),
  refused('an override', body('\u202Eevil'), 'evil'),
  refused('many lines', body('One\n\n\u2029Two'), 'One Two'),
  refused('a megabyte', body('a'.repeat(400_000)), 'a'.repeat(200)),
  refused('an object', body({ toString: 'x' }), ANSWERED),
  refused('nothing', body(''), ANSWERED),
  refused('a page', '<html><script>alert(1)</script></html>', ANSWERED),
  refused('a list', [body('x')], ANSWERED),
  refused('no body', null, ANSWERED),
  refused('a key', JSON.parse('{"__proto__":{"code":40},"code":17,"message":"No"}'), 'No'),
  refused('a code in words', { code: '17', message: 'x' }, ANSWERED),
  refused('a code that nobody knows', { code: -1e9, message: 'Hm' }, 'Hm'),
  entry(
    'markup',
    'reaction refusal',
    body('<img src=x onerror=alert(1)>'),
    'Reaction not saved. \u2068<img src=x onerror=alert(1)>\u2069',
  ),
  entry('an override', 'reaction refusal', body('\u202Eevil'), 'Reaction not saved. \u2068evil\u2069'),
  entry(
    'half a megabyte',
    'reaction refusal',
    body('a '.repeat(200_000)),
    `Reaction not saved. \u2068${'a '.repeat(100)}\u2069`,
  ),
]
