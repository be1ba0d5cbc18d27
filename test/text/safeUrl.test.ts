// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeUrl } from '../../src/text/index.ts'
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
    [
      "mailto:o'neil+a@x.example?subject=a?&subject=b",
      "mailto:o'neil+a@x.example?subject=a?&subject=b",
      "o'neil+a@x.example",
    ],
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
        expect(url.username + url.password).toBe('')
        const isOwn = kind !== 'link' && url.origin === options.origin
        const schemes = {
          link: ['https:', 'http:', 'mailto:', 'tel:'],
          image: ['https:', 'blob:'],
          media: ['https:', 'blob:'],
        }
        expect(isOwn || schemes[kind].includes(url.protocol)).toBe(true)
        const isPrivate = /^(?:localhost|10\.0\.0\.1|\[::1\])$/.test(url.hostname)
        expect(kind !== 'link' && !isOwn && isPrivate).toBe(false)
        // What people read leads to the same place.
        const isWeb = /^https?:$/.test(url.protocol)
        expect(isWeb && new URL(`${url.protocol}//${safe.host}`).host !== url.host).toBe(false)
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('the host people read', () => {
  const shown = (host: string): string | undefined => safeUrl('link', `https://${host}`)?.host
  it.each([
    'bücher.example',
    'việt.example',
    'mañana.example',
    'سلام.ایران',
    'سلام۱۲.example',
    'пример.рф',
    'укроп.рф',
    'παράδειγμα.ελ',
    '例え.テスト',
    'コーヒー.example',
    '한국.kr',
    'आज.example',
    'סלום.example',
  ])('is in Unicode: %s', (host) => expect(shown(host)).toBe(host))

  it.each([
    ['BÜCHER.example', 'bücher.example'],
    ['bücher.example:8443', 'bücher.example:8443'],
    ['ﺳﻼم.example', 'سلام.example'],
  ])('is written in one way: %s is %s', (host, expected) => expect(shown(host)).toBe(expected))

  it.each([
    ['аpple.com', 'one letter is Cyrillic'],
    ['раураӏ.com', 'all letters are Cyrillic and pass for Latin'],
    ['ορο.com', 'all letters are Greek and pass for Latin'],
    ['пример.com', 'Cyrillic before a Latin ending'],
    ['ɡoogle.com', 'a phonetic letter'],
    ['i❤.ws', 'no letter'],
    ['بانک؟.example', 'a question mark'],
    ['google‌س.com', 'two writing systems and a joiner'],
    ['faß١.example', 'a Latin word with an Arabic digit'],
    ['ο∆ος.ελ', 'no letter'],
    ['ΟΔΟΣ-Α.ελ', 'lower case would lead elsewhere'],
    ['%D8%B3.example', 'written in bytes'],
    ['xn--mgbx5cf.example', 'written so'],
    ['xn--80ak6aa92e.com', 'written so'],
  ])('is in ASCII: %s, %s', (host) => {
    // What the URL parser refuses has no host at all.
    expect(shown(host) ?? 'xn--').toMatch(/^[!-~]*xn--[!-~]*$/)
  })

  it('is not taken from a user name', () => {
    const value = 'https://بانک:pw@xn--mgbx5cf.example/'
    expect(safeUrl('image', value)?.host).toBe('xn--mgbx5cf.example')
    expect(safeUrl('link', 'https://@سلام.example')?.host).toBe('xn--mgbx5cf.example')
  })

  it('leads to the same place, whatever the letters', () => {
    let readable = 0
    const letter = fc.constantFrom(...Array.from('abzßéıſ-1١۱سیهاпраοςΣИжह例エー한İǆ.。．\u0301\u200c\u0640'))
    fc.assert(
      fc.property(fc.string({ unit: letter, minLength: 1, maxLength: 8 }), (name) => {
        const safe = safeUrl('link', `https://${name}.example/`)
        if (!safe) return
        if (/[^\0-\x7F]/.test(safe.host)) readable += 1
        expect(new URL(`https://${safe.host}/`).href).toBe(safe.href)
      }),
      { numRuns: 5_000 },
    )
    expect(readable).toBeGreaterThan(20)
  })
})

describe('what the page would fetch by itself', () => {
  const isFetched = (host: string): boolean => safeUrl('image', `https://${host}/a.png`) !== null
  it.each([
    'localhost',
    'LOCALHOST',
    'a.localhost',
    'localhost.',
    'router',
    'nas.local',
    'nas.local.',
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
    '127.0.0.1.',
    '１２７.0.0.1',
    '127。0。0。1',
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
    '127.0.0.1:8443',
    'user:pw@127.0.0.1',
    '',
    'a b',
    '[',
    // An address without a name tells nobody whose it is, so a public one is no exception.
    '8.8.8.8',
    '[2001:db8::1]',
    '[::ffff:8.8.8.8]',
  ])('does not lie on %j', (host) => expect(isFetched(host)).toBe(false))

  it.each([
    'x.example',
    'x.example.',
    'local.example',
    'internal.example',
    'mylocalhost.example',
    '10.example',
    '127.0.0.1.example',
    'سلام.example',
  ])('may lie on %j', (host) => expect(isFetched(host)).toBe(true))
})
