// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findWords } from '../../src/text/findWords.ts'
import { fold } from '../../src/text/fold.ts'
import { snippet } from '../../src/text/snippet.ts'
import { fold as serverFold } from '../../src/server/filters/fold.ts'

const found = (text: string, query: string): readonly string[] =>
  findWords(text, query).map(({ start, end }) => text.slice(start, end))
const marked = (text: string, query: string): string =>
  snippet(text, query)
    .map((piece) => (piece.isFound ? `[${piece.text}]` : piece.text))
    .join('')

describe('SE-1: words that were looked for', () => {
  it.each<[text: string, query: string, found: readonly string[]]>([
    ['The quick brown fox', 'qui FOX', ['qui', 'fox']],
    ['unquick', 'quick', []],
    ['quick, quickly', 'quick', ['quick', 'quick']],
    ['كتاب علي', 'کتاب', ['كتاب']],
    ['کتاب علی', 'علي', ['علی']],
    ['ساعت ۱۲:۳۰', '12', ['۱۲']],
    ['room 42', '٤٢', ['42']],
    ['نمی‌خواهم بروم', 'نمیخواهم', ['نمی‌خواهم']],
    ['میخواهم', 'می‌خواهم', ['میخواهم']],
    ['مُحَمَّد آمد', 'محمد', ['مُحَمَّد']],
    ['سلـــام', 'سلام', ['سلـــام']],
    ['ein CAFÉ', 'cafe', ['CAFÉ']],
    ['cafe\u0301s', 'cafe', ['cafe\u0301']],
    ['ﬁne', 'fi', ['ﬁ']],
    ['ＦＵＬＬ width', 'full', ['ＦＵＬＬ']],
    ['well done 👍 and 👍', '👍', ['👍', '👍']],
    ['ship ships', 'ships ship', ['ship', 'ships']],
    ['anything', ' ', []],
    ['anything', '', []],
  ])('in %j, %j', (text, query, expected) => {
    expect(found(text, query)).toEqual(expected)
  })

  it('are compared as the server compares them', () => {
    const texts = fc.stringMatching(/^[ a-zÀ-ž۰-۹٠-٩ئ-ي\u064b-\u0652\u200cکیگپ]{0,20}$/)
    fc.assert(
      fc.property(texts, (text) => {
        expect(fold(text).text).toBe(serverFold(text))
      }),
    )
  })

  it('are places in the text, in order, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, query) => {
        let last = 0
        for (const { start, end } of findWords(text, query)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})

describe('the snippet of a message', () => {
  it('is one line without markup, with the words marked', () => {
    expect(marked('**Lunch** at\n\nnoon, _lunch_?', 'lun')).toBe('[Lun]ch at noon, [lun]ch?')
  })

  it('is what is around the first find in a long text', () => {
    const long = `${'before '.repeat(100)}the needle is here ${'after '.repeat(100)}`
    const shown = marked(long, 'needle')
    expect(shown).toMatch(/^…(before )+the \[needle\] is here (after )+…$/)
    expect(shown.length).toBeLessThan(230)
  })

  it('is the beginning where nothing is found', () => {
    expect(marked('word '.repeat(100), 'other')).toMatch(/^word .*…$/)
    expect(marked('short', 'other')).toBe('short')
    expect(snippet('', 'other')).toEqual([])
  })

  it('tears no character', () => {
    const family = '👨‍👩‍👧‍👦'.repeat(60)
    const shown = marked(`${family} needle ${family}`, 'needle')
    expect(shown).toContain('[needle]')
    for (const { segment } of new Intl.Segmenter().segment(shown.replaceAll(/[…[\] ]|needle/g, '')))
      expect(segment).toBe('👨‍👩‍👧‍👦')
  })

  it('cannot turn what comes after it around', () => {
    expect(marked('\u202Eevil needle', 'needle')).not.toMatch(/[\u202A-\u202E]/)
  })

  it('costs the same for a megabyte', () => {
    const start = performance.now()
    snippet('needle in a haystack '.repeat(50_000), 'needle')
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
