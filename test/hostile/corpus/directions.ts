import { asIs, type HostileEntry, of } from '../entry.ts'

const entry = of('direction')
const same = asIs('direction')
const to = (text: string, href: string) => ({ text, links: [{ text, href }] })
const ZALGO = `Z${'\u0301\u0316\u0489'.repeat(60)}`

/** Characters that turn what stands around them, or cannot be seen. */
export const directions: readonly HostileEntry[] = [
  entry('an override', 'message text', 'see \u202Etxt.exe', 'see \u2067txt.exe\u2069'),
  entry('the other override', 'message text', '\u202Dabc', '\u2066abc\u2069'),
  entry('embeddings', 'message text', '\u202B a \u202C b \u202A c', '\u2067 a \u2069 b \u2066 c\u2069'),
  entry('what nobody closes', 'message text', '\u2067\u2066\u2068a', '\u2067\u2066\u2068a\u2069\u2069\u2069'),
  entry('ends of nothing', 'message text', '\u2069\u2069\u202C\u202Ca', 'a'),
  entry('over a line', 'message text', '\u202Ea\nb', '\u2067a\u2069\nb'),
  entry('other ends of lines', 'message text', '\u202Ea\u2028b\u2029c\u0085d', '\u2067a\u2069\nb\nc\nd'),
  entry('in a label', 'message text', '[\u202Emoc.knab](https://evil.example)', {
    text: /^\u2067?.*evil\.example/u,
    links: [{ text: '\u2067moc.knab (evil.example)', href: 'https://evil.example/' }],
  }),
  entry('thousands', 'message text', '\u202E'.repeat(2000) + 'a', /a(<2069>)+$/),
  same('the joiners of Persian', 'message text', 'می\u200Cخواهم، نمی\u200Cدانم'),
  entry('the joiners of Persian', 'user name', 'نیم\u200Cفاصله', 'نیم\u200Cفاصله'),
  entry('an override', 'user name', 'Mal\u202Elory', 'Mallory'),
  entry('isolates', 'user name', '\u2067\u2066Eve\u2069', 'Eve'),
  entry('unseen letters', 'user name', 'E\u200Bv\u2060e\u00AD', 'Eve'),
  entry('nothing to be seen', 'user name', '\u200B\u2060\u3164\u2800', 'Unnamed'),
  entry('marks alone', 'user name', '\u0301\u0301', 'Unnamed'),
  entry('many lines', 'user name', 'Eve\n\n\u2028You\r\nAnn', 'Eve You Ann'),
  same('marks upon marks', 'user name', ZALGO),
  same('marks upon marks', 'message text', ZALGO),
  same('marks upon marks', 'channel name', ZALGO),
  entry('an override', 'mention', '\u202Eeve', { text: 'Hi @\u2067eve!\u2069' }),
  entry('an override', 'channel name', '\u202Egnp.exe', 'gnp.exe'),
  entry('nothing to be seen', 'channel name', '\u2800\u3164', 'Unnamed conversation'),
  entry('an override', 'system text', '\u202Eevil', '\u2067evil\u2069'),
  entry('an override', 'quote text', '\u202Eevil', '\u2067evil\u2069'),
  entry('an override', 'quote author', '\u202Eevil', 'evil'),
  entry('nothing to be seen', 'quote author', '\u200B', 'Unnamed'),
  entry('an override', 'reaction', '\u202Eevil', 'evil 1'),
  entry('nothing to be seen', 'reaction', '\u200B', '\uFFFD 1'),
  entry('an override', 'typing', 'Mal\u202Elory', '\u2068Mallory\u2069 is typing'),
  entry('nothing to be seen', 'typing', '\u200B\u2060', '\u2068Unnamed\u2069 is typing'),
  entry('no name', 'typing', '', '\u2068Unnamed\u2069 is typing'),
  entry('many lines', 'typing', 'Eve\n\nAnn', '\u2068Eve Ann\u2069 is typing'),
  entry(
    'an override',
    'attachment',
    { type: 'file', title: 'invoice\u202Efdp.exe', asset_url: 'https://invoicefdp.exe/a' },
    to('invoicefdp.exe', 'https://invoicefdp.exe/a'),
  ),
]
