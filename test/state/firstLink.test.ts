import { expect, it } from 'vitest'
import { firstLink as ofTheServer } from '../../src/server/links/showLinkLater.ts'
import { firstLink } from '../../src/model/firstLink.ts'

/* MS-12: the composer previews the link that the server will */

it.each<[string, string | null]>([
  ['See https://a.example/b, please', 'https://a.example/b'],
  ['(https://a.example/?q=1&r=2)', 'https://a.example/?q=1&r=2'],
  ['`https://code.example` then HTTP://b.example!', 'HTTP://b.example'],
  ['```\nhttps://code.example\n``` https://c.example/»', 'https://c.example/'],
  ['ببینید https://fa.example/خبر؟', 'https://fa.example/خبر'],
  ['two: https://a.example https://b.example', 'https://a.example'],
  ['javascript:alert(1)', null],
  ['ftp://a.example mailto:a@b.example www.a.example', null],
  ['https://', null],
  ['no link', null],
])('%s', (text, link) => {
  expect(firstLink(text)).toBe(link)
  expect(ofTheServer(text)).toBe(link ?? undefined)
})

it('costs no more than the length of a text', () => {
  const texts = ['`', '```', '`a\n', 'https://', 'https://a)', '://'].map((part) => part.repeat(50_000))
  const begin = performance.now()
  for (const text of texts) firstLink(text)
  expect(performance.now() - begin).toBeLessThan(2000)
})
