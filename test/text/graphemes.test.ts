// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { graphemes } from '../../src/text/graphemes.ts'
import { initials, isEmojiOnly } from '../../src/text/index.ts'

const family = '👨‍👩‍👧‍👦'
const england = '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'

describe('graphemes', () => {
  it.each([
    ['abc', 2, ['a', 'b']],
    [`${family}x`, 2, [family, 'x']],
    ['👋🏽👋', 5, ['👋🏽', '👋']],
    ['🇮🇷🇩🇪', 5, ['🇮🇷', '🇩🇪']],
    [`${england}!`, 5, [england, '!']],
    ['e\u0301a', 5, ['e\u0301', 'a']],
    ['', 5, []],
  ])('of %j, at most %i', (text, max, expected) => {
    expect(graphemes(text, max)).toEqual(expected)
  })
})

it('does not read a megabyte for one grapheme', () => {
  expect(graphemes('\u0301'.repeat(1_000_000), 1)[0]?.length).toBeLessThan(100)
})

describe('initials', () => {
  it.each([
    ['Ann', 'A'],
    ['ann lee', 'AL'],
    ['Ann van der Lee', 'AL'],
    ['علی رضایی', 'ع‌ر'],
    ['山田 太郎', '山太'],
    ['(Ops) Mina', 'OM'],
    [`${family} Smith`, `${family}S`],
    ['🇮🇷', '🇮🇷'],
    ['Élodie', 'É'],
    ['42', '4'],
    ['Ann -', 'A'],
    ['…', ''],
    ['', ''],
  ])('of %j', (name, expected) => expect(initials(name)).toBe(expected))
})

describe('isEmojiOnly', () => {
  it.each([
    '😀',
    ' 😀 ',
    '😀😀😀',
    '👋🏽',
    '❤️',
    '☕',
    '🇮🇷',
    '1️⃣',
    family,
    `${family}${family}${family}`,
    england,
    '👩🏽‍🚀',
    '🏳️‍🌈',
    '❤️‍🔥 1️⃣ 🇩🇪',
  ])('says yes to %j', (text) => expect(isEmojiOnly(text)).toBe(true))
  it.each([
    '',
    ' ',
    '😀😀😀😀',
    '😀a',
    '1',
    '#',
    '©',
    '™',
    '123',
    ':)',
    '\u200d',
    '🇮',
    '🇮🇷🇩',
    '👋\u0301',
    `${'🏽'.repeat(20_000)}x`,
    'سلام',
  ])('says no to %j', (text) => expect(isEmojiOnly(text)).toBe(false))
})
