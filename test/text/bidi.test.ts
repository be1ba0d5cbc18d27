// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balanceBidi, cleanFileName, isolateName } from '../../src/text/index.ts'

/** Text in which direction controls are as frequent as letters. */
const directed = fc.string({
  unit: fc.constantFrom(
    ...'aس \n\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'.split(''),
  ),
})

/**
 * What is still open at the end of a line, judged by the rules of Unicode's annex 9; null when an end closes
 * nothing.
 */
function openAtEnd(line: string): readonly string[] | null {
  const open: string[] = []
  for (const char of line) {
    if ('\u202a\u202b\u202d\u202e'.includes(char)) open.push('\u202c')
    else if ('\u2066\u2067\u2068'.includes(char)) open.push('\u2069')
    else if ('\u202c\u2069'.includes(char) && open.pop() !== char) return null
  }
  return open
}

describe('balanceBidi', () => {
  it.each([
    ['\u202bسلام', '\u2067سلام\u2069'],
    ['\u2067a\nb', '\u2067a\u2069\nb'],
    ['a\u202c b\u2069', 'a b'],
    ['\u202egpj\u202c.exe', '\u2067gpj\u2069.exe'],
    ['\u202d\u202bx\u202c\u202c\u202c', '\u2066\u2067x\u2069\u2069'],
    ['\u2066\u202ba\u2069b\u202c', '\u2066\u2067a\u2069b\u2069'],
    ['\u2066a\u202cb\u2069', '\u2066a\u2069b'],
    ['\u202ba\u2069b\u202c', '\u2067a\u2069b'],
    ['\u202aa\u202c \u2068b\u2069', '\u2066a\u2069 \u2068b\u2069'],
    ['می\u200cخواهم \u200fa\u200e', 'می\u200cخواهم \u200fa\u200e'],
  ])('%j', (text, expected) => expect(balanceBidi(text)).toBe(expected))

  it('leaves every line balanced, without embeddings and overrides, and every other character in place', () => {
    fc.assert(
      fc.property(directed, (text) => {
        const balanced = balanceBidi(text)
        for (const line of balanced.split('\n')) expect(openAtEnd(line)).toEqual([])
        expect(balanced).not.toMatch(/[\u202a-\u202e]/)
        const others = (value: string): string => value.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
        expect(others(balanced)).toBe(others(text))
        expect(balanceBidi(balanced)).toBe(balanced)
      }),
    )
  })
})

describe('isolateName', () => {
  it.each([
    ['Ann', 'Ann'],
    ['  Ann \n Lee\t', 'Ann Lee'],
    ['علی\u200cرضا', 'علی\u200cرضا'],
    ['👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
    [
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    ],
    ['\u202eAnn\u202c \u2066x', 'Ann x'],
    ['A\u200bn\ufeffn\u00ad\u2060\u034f\ufff9\u0000\u009f', 'Ann'],
    ['❤\ufe0f', '❤\ufe0f'],
    ['\u200c\u200d \u3164\u2800\u115f', ''],
    ['\u0301\u0302', ''],
    ['', ''],
  ])('%j', (name, expected) => expect(isolateName(name)).toBe(expected))
})

describe('cleanFileName', () => {
  it.each([
    ['photo.png', 'photo.png'],
    ['photo\u202egnp.exe', 'photognp.exe'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\a\\b.txt', 'b.txt'],
    ['a\nb.txt', 'a b.txt'],
    ['گزارش\u200cها.pdf', 'گزارش\u200cها.pdf'],
    ['folder/', ''],
  ])('%j', (name, expected) => expect(cleanFileName(name)).toBe(expected))
})
