// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { parseText, plainText, previewText } from '../../src/text/index.ts'

describe('plainText', () => {
  it.each([
    ['**a** `b`\nc', 'a b\nc'],
    ['a\n\nb', 'a\nb'],
    ['> a\n\nb', 'a\nb'],
    ['- a\n- b\n  - c', '• a\n• b\n• c'],
    ['2. a\n4. b', '2. a\n4. b'],
    ['```js\nx\ny\n```', 'x\ny'],
    ['[label](https://x.example) https://y.example', 'label https://y.example'],
  ])('%j', (source, expected) => expect(plainText(parseText(source))).toBe(expected))
})

describe('previewText', () => {
  it.each([
    ['**a**\n\nb   c', 'a b c'],
    ['> what they said\n\nwhat I say', 'what I say'],
    ['> only a quote', 'only a quote'],
    ['```\ncode\n```', 'code'],
    ['می‌خواهم', 'می‌خواهم'],
    ['\u2067سلام', '\u2067سلام\u2069'],
    ['', ''],
  ])('%j', (source, expected) => expect(previewText(source)).toBe(expected))

  it('cuts between graphemes', () => {
    expect(previewText('👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', { max: 2 })).toBe('👨‍👩‍👧‍👦👨‍👩‍👧‍👦…')
    expect(previewText('one two', { max: 4 })).toBe('one…')
    expect(previewText('four', { max: 4 })).toBe('four')
  })

  it('closes what the cut leaves open', () => {
    expect(previewText('\u2067سلام دنیا\u2069', { max: 5 })).toBe('\u2067سلام…\u2069')
  })

  it('does not show half of a character where it stops reading', () => {
    const link = `[x](https://x.example/${'a'.repeat(416)})`
    expect(link.length).toBe(439)
    expect(previewText(`${link}😀`, { max: 2 })).toBe('x')
  })

  it('takes a megabyte', () => {
    expect(previewText('a'.repeat(1_000_000), { max: 3 })).toBe('aaa…')
    expect(previewText('😀'.repeat(500_000), { max: 1 })).toBe('😀…')
  })
})
