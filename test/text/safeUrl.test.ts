// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayHost, isPrivateHost, safeUrl } from '../../src/text/index.ts'
import { decodePunycode } from '../../src/text/punycode.ts'
import { badUrls } from './badUrls.ts'

describe('links', () => {
  it.each([
    ['https://x.example', 'https://x.example/', 'x.example'],
    ['http://X.example:80/a b', 'http://x.example/a%20b', 'x.example'],
    ['https://x.example:8443', 'https://x.example:8443/', 'x.example:8443'],
    [' https://x.example ', 'https://x.example/', 'x.example'],
    ['http://192.168.1.1', 'http://192.168.1.1/', '192.168.1.1'],
    ['https://x.example/?u=http://a@b', 'https://x.example/?u=http://a@b', 'x.example'],
    ['https://خانه.example', 'https://xn--mgbn7ee.example/', 'خانه.example'],
    ['mailto:me@x.example?subject=a&Body=b', 'mailto:me@x.example?subject=a&Body=b', 'me@x.example'],
    ['MAILTO:me@x.example', 'mailto:me@x.example', 'me@x.example'],
    ['tel:+98-21(1234)', 'tel:+98-21(1234)', '+98-21(1234)'],
    ['tel:110;ext=4', 'tel:110;ext=4', '110;ext=4'],
  ])('takes %j', (value, href, host) => expect(safeUrl('link', value)).toMatchObject({ href, host }))

  it.each(badUrls)('refuses %j', (value) => {
    expect(safeUrl('link', value)).toBeNull()
    expect(safeUrl('image', value.replace('user:pw@', ''))).toBeNull()
  })

  it('refuses what only images may be', () => {
    expect(safeUrl('link', 'blob:https://app.example/1', { pageOrigin: 'https://app.example' })).toBeNull()
  })
})

describe('images and media', () => {
  const options = { origin: 'http://localhost:3000', pageOrigin: 'https://app.example' }
  it.each([
    ['https://cdn.example/a.png', 'https://cdn.example/a.png'],
    ['https://user:pw@cdn.example/a.png', 'https://cdn.example/a.png'],
    ['http://localhost:3000/a.png', 'http://localhost:3000/a.png'],
    ['blob:https://app.example/1-2', 'blob:https://app.example/1-2'],
  ])('take %j', (value, href) => {
    expect(safeUrl('image', value, options)?.href).toBe(href)
    expect(safeUrl('media', value, options)?.href).toBe(href)
  })

  it.each([
    'http://cdn.example/a.png',
    'http://localhost:3001/a.png',
    'https://localhost:3000/a.png',
    'https://192.168.0.1/logout',
    'https://[::1]/',
    'https://2130706433/',
    'https://router/',
    'blob:https://evil.example/1-2',
    'blob:null/1-2',
    'data:image/png;base64,AAAA',
    'mailto:me@x.example',
    'tel:110',
  ])('refuse %j', (value) => expect(safeUrl('image', value, options)).toBeNull())

  it('take no blob when the page is not known', () => {
    expect(safeUrl('image', 'blob:https://app.example/1-2')).toBeNull()
    expect(safeUrl('image', 'blob:null/1-2')).toBeNull()
  })
})

describe('any string', () => {
  const schemes = [
    'https://',
    'http:',
    'javascript:',
    'blob:https://app.example',
    'data:',
    'mailto:',
    'tel:',
    '//',
    '\\',
    'user:pw@',
  ]
  const hosts = [
    'x.example',
    'localhost:3000',
    '10.0.0.1',
    '[::1]',
    'аpple.com',
    'xn--a',
    '',
    '/',
    '@',
    '\u202e',
    '\0',
    '%',
    ':',
    ' ',
  ]
  const value = fc.oneof(
    fc.array(fc.constantFrom(...schemes, ...hosts)).map((parts) => parts.join('')),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.string({ unit: 'binary' }),
  )
  const options = { origin: 'http://localhost:3000', pageOrigin: 'https://app.example' }

  it('is refused, or becomes a URL of an allowed scheme that the URL parser reads the same', () => {
    fc.assert(
      fc.property(fc.constantFrom('link', 'image', 'media'), value, (kind, text) => {
        const safe = safeUrl(kind, text, options)
        if (!safe) return
        const url = new URL(safe.href)
        expect(url.href).toBe(safe.href)
        expect(url.protocol).toBe(`${safe.scheme}:`)
        expect(url.username + url.password).toBe('')
        const isOwn = kind !== 'link' && url.origin === options.origin
        const schemes = {
          link: ['https', 'http', 'mailto', 'tel'],
          image: ['https', 'blob'],
          media: ['https', 'blob'],
        }
        expect(isOwn || schemes[kind].includes(safe.scheme)).toBe(true)
        expect(kind !== 'link' && !isOwn && safe.scheme === 'https' && isPrivateHost(url.hostname)).toBe(
          false,
        )
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('displayHost', () => {
  const shown = (host: string): string => displayHost(new URL(`https://${host}`).hostname)
  it.each([
    'bücher.example',
    'việt.example',
    'سلام.ایران',
    'пример.рф',
    'παράδειγμα.example',
    '例え.テスト',
    '한국.kr',
    'आज.example',
    'укроп.рф',
  ])('shows %s in Unicode', (host) => expect(shown(host)).toBe(host))

  it.each([
    ['аpple.com', 'one letter is Cyrillic'],
    ['раураӏ.com', 'all letters are Cyrillic and pass for Latin'],
    ['ορο.com', 'all letters are Greek and pass for Latin'],
    ['ɡoogle.com', 'a phonetic letter'],
    ['i❤.ws', 'no letter'],
    ['google‌س.com', 'two writing systems and a joiner'],
    ['faß١.example', 'a Latin word with an Arabic digit'],
  ])('shows %s in ASCII: %s', (host) => {
    let ascii = ''
    try {
      ascii = new URL(`https://${host}`).hostname
    } catch {
      return // The URL parser refuses it already.
    }
    expect(ascii).toContain('xn--')
    expect(displayHost(ascii)).toBe(ascii)
  })

  it.each([
    'xn--',
    'xn--a',
    'xn--google-',
    'xn--99999999',
    'xn--80ak6aa92e.com',
    'xn--\u00e9',
    'xn--wy8h',
    `xn--${'a'.repeat(9_000)}`,
  ])('leaves %j as it is', (host) => expect(displayHost(host)).toBe(host))

  // A browser that checks encoded names less strictly could hand these over.
  it.each([
    ['Ünit', 'xn--nit-ska'],
    ['ｇo', 'xn--o-br0i'],
    ['ﺳلام', 'xn--mgb1de3055w'],
    ['ǃx', 'xn--x-qsa'],
    ['a/‹b', 'xn--a/b-gs0a'],
  ])('leaves %s encoded', (name, label) => {
    expect(decodePunycode(label.slice(4))).toBe(name)
    expect(displayHost(`${label}.example`)).toBe(`${label}.example`)
  })
})

describe('decodePunycode', () => {
  // The samples of RFC 3492 §7.1 that are names of one case.
  it.each([
    ['egbpdaj6bu4bxfgehfvwxn', 'ليهمابتكلموشعربي؟'],
    ['ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
    ['4dbcagdahymbxekheh6e0a7fei0b', 'למההםפשוטלאמדבריםעברית'],
    ['n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa', 'なぜみんな日本語を話してくれないのか'],
    ['b1abfaaepdrnnbgefbadotcwatmq2g4l', 'почемужеонинеговорятпорусски'],
    ['-with-super-monkeys-pc58ag80a8qai00g7n9n', '安室奈美恵-with-super-monkeys'],
  ])('%s', (encoded, decoded) => expect(decodePunycode(encoded)).toBe(decoded))

  it('refuses what is longer than a label can be', () => {
    expect(decodePunycode(`${'a'.repeat(62)}-`)).toBe('a'.repeat(62))
    expect(decodePunycode(`${'a'.repeat(63)}-`)).toBeNull()
  })

  it('agrees with the URL parser', () => {
    for (const label of ['سلام', 'bücher', 'пример', '例え', 'việt', 'mañana', '한국어']) {
      const ascii = new URL(`https://${label}.example`).hostname.split('.')[0] ?? ''
      expect(decodePunycode(ascii.slice(4))).toBe(label)
    }
  })
})

describe('isPrivateHost', () => {
  it.each([
    'localhost',
    'a.localhost',
    'localhost.',
    'router',
    'nas.local',
    'git.internal',
    'x.home.arpa',
    '127.0.0.1',
    '127.255.0.9',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '0x7f.1',
    '0177.0.0.1',
    '2130706433',
    '127.1',
    '１２７.0.0.1',
    '[::1]',
    '[::]',
    '[fc00::1]',
    '[fd12::]',
    '[fe80::1]',
    '[febf::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:10.0.0.1]',
    '[::127.0.0.1]',
    '[64:ff9b::192.168.0.1]',
    '',
    'a b',
    '[',
  ])('%j is private', (host) => expect(isPrivateHost(host)).toBe(true))

  it.each([
    'x.example',
    'local.example',
    'internal.example',
    'mylocalhost.example',
    '8.8.8.8',
    '172.15.0.1',
    '172.32.0.1',
    '11.0.0.1',
    '100.128.0.1',
    '193.168.0.1',
    '169.253.0.1',
    '[2001:db8::1]',
    '[::ffff:8.8.8.8]',
    '[fec0::1]',
  ])('%j is public', (host) => expect(isPrivateHost(host)).toBe(false))
})
