import { asIs, GONE, type HostileEntry, of } from '../entry.ts'

const entry = of('break-out')
const same = asIs('break-out')
const to = (text: string, href: string) => ({ text, links: [{ text, href }] })

/** Words that would close what they stand in, and links that say they lead elsewhere. */
export const breakOuts: readonly HostileEntry[] = [
  entry(
    'a title',
    'message text',
    '[a](https://x.example "onmouseover=alert(1)")',
    to('a', 'https://x.example/'),
  ),
  entry(
    'an attribute',
    'message text',
    '[a](https://x.example/"onclick="alert(1))',
    to('a', 'https://x.example/%22onclick=%22alert(1)'),
  ),
  entry('a picture in a link', 'message text', '[![x](https://x.example/a.png)](javascript:alert(1))', {
    text: '[x](javascript:alert(1))',
    links: [{ text: 'x', href: 'https://x.example/a.png' }],
  }),
  entry(
    'a picture that counts its readers',
    'message text',
    '![x](https://x.example/pixel.png)',
    to('x', 'https://x.example/pixel.png'),
  ),
  same('a reference', 'message text', '[a]: javascript:alert(1)\n[a][a] [a]'),
  same('the elements around it', 'message text', '</p></bdi></div></article><h1>out</h1>'),
  entry(
    'a block of code',
    'message text',
    '```\n</code></pre><script>alert(1)</script>\n```',
    '</code></pre><script>alert(1)</script>',
  ),
  entry('a language with a handler', 'message text', '```js"onload=alert(1)\nx\n```', /x$/),
  entry('a quote', 'message text', '> </blockquote><img src=x>', '</blockquote><img src=x>'),
  entry('code in a line', 'message text', '`</code><b>`', '</code><b>'),
  entry(
    'the label of another host',
    'message text',
    '[bank.example](https://evil.example)',
    to('bank.example (evil.example)', 'https://evil.example/'),
  ),
  entry(
    'the address of another host',
    'message text',
    '[https://bank.example/login](https://evil.example/)',
    to('https://bank.example/login (evil.example)', 'https://evil.example/'),
  ),
  entry(
    'another host in wide letters',
    'message text',
    '[ｂａｎｋ．ｅｘａｍｐｌｅ](https://evil.example)',
    to('ｂａｎｋ．ｅｘａｍｐｌｅ (evil.example)', 'https://evil.example/'),
  ),
  entry(
    'another host with an unseen letter',
    'message text',
    '[bank\u200B.example](https://evil.example)',
    to('bank\u200B.example (evil.example)', 'https://evil.example/'),
  ),
  entry(
    'another host in bold',
    'message text',
    '[**bank**.example](https://evil.example)',
    to('bank.example (evil.example)', 'https://evil.example/'),
  ),
  entry(
    'another reader',
    'message text',
    '[me@bank.example](mailto:eve@evil.example)',
    to('me@bank.example (eve@evil.example)', 'mailto:eve@evil.example'),
  ),
  entry(
    'another number',
    'message text',
    '[+1 555 0100](tel:+19005550199)',
    to('+1 555 0100 (+19005550199)', 'tel:+19005550199'),
  ),
  entry(
    'another host',
    'attachment',
    { type: 'file', title: 'bank.example', asset_url: 'https://evil.example/a' },
    to('bank.example (evil.example)', 'https://evil.example/a'),
  ),
  entry(
    'another address',
    'attachment',
    {
      title: 'https://bank.example/login',
      og_scrape_url: 'https://evil.example/',
      title_link: 'https://evil.example/',
    },
    to('https://bank.example/login\nevil.example', 'https://evil.example/'),
  ),
  entry(
    'another host behind a preview',
    'attachment',
    { title: 'Your account', og_scrape_url: 'https://bank.example', title_link: 'https://evil.example/' },
    to('Your account\nevil.example', 'https://evil.example/'),
  ),
  same('an attribute', 'user name', '" onmouseover="alert(1)'),
  same('an attribute', 'channel name', "' autofocus onfocus='alert(1)"),
  entry('a selector', 'message id', '"],[x="', 'Hello'),
  entry('markup', 'message id', '"><img src=x onerror=alert(1)>', 'Hello'),
  entry('a path', 'message id', '../../evil?x=#', 'Hello'),
  entry('a walk up', 'message id', '..', 'Hello'),
  entry('markup', 'user id', '"><img src=x onerror=alert(1)>', 'Eve'),
  entry('a selector', 'channel id', 'x"],[y="', 'Harmless'),
  entry('a separator', 'user name', 'Eve\u0000Ann', 'EveAnn'),
  entry('no name at all', 'message id', '', GONE),
]
