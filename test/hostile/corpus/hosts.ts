import { asIs, type HostileEntry, of } from '../entry.ts'

const entry = of('host')
const same = asIs('host')
const to = (text: string, href: string) => ({ text, links: [{ text, href }] })

/** Hosts that pass for others. */
export const hosts: readonly HostileEntry[] = [
  same('a host as a user', 'message text', 'https://bank.example@evil.example/'),
  same('a user and a password', 'message text', 'https://user:secret@evil.example/'),
  same('a host as a user, escaped', 'message text', 'https://bank.example%2f@evil.example/'),
  same('a host as a user, without a scheme', 'message text', 'www.bank.example@evil.example'),
  same('a host as a user, behind a label', 'message text', '[a](https://bank.example@evil.example/)'),
  entry('a host as a user, behind a backslash', 'message text', 'https://bank.example\\@evil.example', {
    text: 'https://bank.example@evil.example',
    links: [{ text: 'https://bank.example', href: 'https://bank.example/' }],
  }),
  same('unseen letters', 'message text', 'https://bank\u200B.example/ https://ba\u00ADnk.example/'),
  same('an override', 'message text', 'https://bank.example/\u2066a\u2069'),
  entry(
    'letters of another script',
    'message text',
    'https://аррӏе.example/',
    to('https://аррӏе.example/ (xn--80ak6aa92e.example)', 'https://xn--80ak6aa92e.example/'),
  ),
  entry(
    'mixed scripts',
    'message text',
    'https://pаypal.example/',
    to('https://pаypal.example/ (xn--pypal-4ve.example)', 'https://xn--pypal-4ve.example/'),
  ),
  entry(
    'one script',
    'message text',
    'https://mañana.example/',
    to('https://mañana.example/', 'https://xn--maana-pta.example/'),
  ),
  entry(
    'Persian, as it should be',
    'message text',
    'https://مثال.example/',
    to('https://مثال.example/', 'https://xn--mgbh0fb.example/'),
  ),
  entry(
    'a known host in front',
    'message text',
    'https://bank.example.evil.example/',
    to('https://bank.example.evil.example/', 'https://bank.example.evil.example/'),
  ),
  entry(
    'capitals',
    'message text',
    'HTTPS://EVIL.EXAMPLE/A',
    to('HTTPS://EVIL.EXAMPLE/A', 'https://evil.example/A'),
  ),
  entry('wide letters', 'message text', '[a](https://ｅvil.example/)', to('a', 'https://evil.example/')),
  entry(
    'a sign that looks like a slash',
    'message text',
    'https://bank.example\u2044evil.example/',
    to(
      'https://bank.example\u2044evil.example/ (bank.xn--exampleevil-lx3f.example)',
      'https://bank.xn--exampleevil-lx3f.example/',
    ),
  ),
  entry(
    'a port',
    'message text',
    '[bank.example](https://bank.example:8443/)',
    to('bank.example (bank.example:8443)', 'https://bank.example:8443/'),
  ),
  entry(
    'letters of another script',
    'attachment',
    { og_scrape_url: 'https://аррӏе.example/', title_link: 'https://аррӏе.example/' },
    to('xn--80ak6aa92e.example\nxn--80ak6aa92e.example', 'https://xn--80ak6aa92e.example/'),
  ),
  entry(
    'a host as a user',
    'attachment',
    { type: 'file', title: 'a', asset_url: 'https://bank.example@evil.example/a' },
    'a',
  ),
  entry('a user, for a picture', 'user image', 'https://user:secret@pictures.example/a.gif', {
    text: '',
    images: ['https://pictures.example/a.gif'],
  }),
]

const E = /^E$/

/** Hosts on somebody's own machine or network, which a page must not call for a stranger. */
export const privateAddresses: readonly HostileEntry[] = [
  'https://127.0.0.1/a.png',
  'https://127.1/a.png',
  'https://2130706433/a.png',
  'https://0x7f000001/a.png',
  'https://0177.0.0.1/a.png',
  'https://192.168.1.1/a.png',
  'https://10.0.0.1/a.png',
  'https://169.254.169.254/latest/meta-data',
  'https://[::1]/a.png',
  'https://[::ffff:127.0.0.1]/a.png',
  'https://[fe80::1]/a.png',
  'https://localhost/a.png',
  'https://LOCALHOST./a.png',
  'https://a.localhost/a.png',
  'https://router/a.png',
  'https://printer.local/a.png',
  'https://db.internal/a.png',
  'https://nas.home.arpa/a.png',
]
  .map((address) => of('private address')(address, 'user image', address, E))
  .concat([
    of('private address')('https://192.168.1.1/c.png', 'channel image', 'https://192.168.1.1/c.png', /^H$/),
    of('private address')(
      'an address that a person may follow',
      'message text',
      'http://192.168.1.1/',
      to('http://192.168.1.1/', 'http://192.168.1.1/'),
    ),
  ])
