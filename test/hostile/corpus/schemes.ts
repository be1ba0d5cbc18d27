import { asIs, type HostileEntry, of } from '../entry.ts'

const entry = of('scheme')
const same = asIs('scheme')
const E = /^E$/

/** Addresses that run, read or open something: none is ever followed or fetched. */
export const schemes: readonly HostileEntry[] = [
  same('a script', 'message text', '[x](javascript:alert(1)) javascript:alert(1)'),
  same('in mixed case', 'message text', '[x](JaVaScRiPt:alert(1))'),
  same('behind a scheme that is none', 'message text', '[x](feed:javascript:alert(1))'),
  same('as a view of its source', 'message text', '[x](view-source:javascript:alert(1))'),
  same('with a host and a line', 'message text', '[x](javascript://x.example/%0aalert(1))'),
  same(
    'with letters spelled by number',
    'message text',
    '[x](&#106;avascript:alert(1)) [x](javascript&colon;alert(1))',
  ),
  same('with signs spelled by number', 'message text', '[x](javascript%3Aalert(1))'),
  same('in wide letters', 'message text', '[x](ｊavascript:alert(1))'),
  same('with an unseen letter', 'message text', '[x](java\u200Bscript:alert(1))'),
  entry(
    'with a control before',
    'message text',
    '[x](\u0001javascript:alert(1))',
    '[x](javascript:alert(1))',
  ),
  entry(
    'with a control inside',
    'message text',
    '[x](java\u0000script:alert(1))',
    '[x](javascript:alert(1))',
  ),
  entry(
    'turned round',
    'message text',
    '[x](\u202Ejavascript:alert(1))',
    '[x](\u2067javascript:alert(1))\u2069',
  ),
  same('broken by a line', 'message text', '[x](java\nscript:alert(1))'),
  same('a page as data', 'message text', '[x](data:text/html,<script>alert(1)</script>)'),
  same('a picture as data', 'message text', '![x](data:image/svg+xml;base64,PHN2Zy8+)'),
  same('another script', 'message text', '[x](vbscript:msgbox(1))'),
  same('a file', 'message text', '[x](file:///etc/passwd) file:///etc/passwd'),
  same('an application', 'message text', '[x](intent://x.example#Intent;scheme=https;end)'),
  same('a blob', 'message text', '[x](blob:https://x.example/1)'),
  same('no scheme', 'message text', '[x](//x.example/a) //x.example/a'),
  same(
    'one slash, three, none',
    'message text',
    '[x](https:/x.example) [x](https:///x.example) [x](https:x.example)',
  ),
  same('a second reader of a mail', 'message text', '[x](mailto:me@x.example?bcc=you@x.example)'),
  same('a service code', 'message text', '[x](tel:*21*123#) tel:*21*123#'),
  entry('a script', 'attachment', { type: 'file', title: 'a', asset_url: 'javascript:alert(1)' }, 'a'),
  entry('data', 'attachment', { type: 'image', title: 'a', image_url: 'data:text/html,<script>' }, 'a'),
  entry(
    'a script behind a preview',
    'attachment',
    { title: 'a', title_link: 'javascript:alert(1)', og_scrape_url: 'https://x.example' },
    'a',
  ),
  entry('a script', 'user image', 'javascript:alert(1)', E),
  entry('a drawing as data', 'user image', 'data:image/svg+xml,<svg onload=alert(1)>', E),
  entry('a blob of elsewhere', 'user image', 'blob:https://x.example/1', E),
  entry('no scheme', 'user image', '//x.example/a.png', E),
  entry('a backslash', 'user image', '/\\x.example/a.png', E),
  entry('not encrypted', 'user image', 'http://x.example/a.png', E),
  entry('a script', 'channel image', 'javascript:alert(1)', /^H$/),
  entry('data', 'channel image', 'data:image/png;base64,AAAA', /^H$/),
]
