// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isolate } from '../../src/i18n/isolate.ts'

describe('isolate', () => {
  it('wraps a value and leaves its letters alone', () => {
    expect(isolate('رضا (Reza)')).toBe('\u2068رضا (Reza)\u2069')
    expect(isolate('نیم\u200Cفاصله')).toBe('\u2068نیم\u200Cفاصله\u2069')
  })

  it('keeps emoji that are joined of several', () => {
    expect(isolate('👨‍👩‍👧‍👦')).toBe('\u2068👨‍👩‍👧‍👦\u2069')
  })

  it('closes nothing but itself, whatever the value holds', () => {
    const nasty = fc.array(
      fc.constantFrom('a', 'ب', '1', ' ', '\u202E', '\u202C', '\u2066', '\u2069', '\n', '\u2029'),
    )
    fc.assert(
      fc.property(nasty, (parts) => {
        const inside = isolate(parts.join('')).slice(1, -1)
        expect(inside).not.toMatch(/[\u202A-\u202E\u2066-\u2069\n\r\u2028\u2029]/)
      }),
    )
  })
})
