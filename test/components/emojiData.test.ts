// @vitest-environment node
import known from 'unicode-emoji-json/data-by-group.json' with { type: 'json' }
import { describe, expect, it } from 'vitest'
import { names as english } from '../../src/components/EmojiPicker/data/en.ts'
import { names as persian } from '../../src/components/EmojiPicker/data/fa.ts'
import { readEmoji } from '../../src/components/EmojiPicker/readEmoji.ts'
import { skinTones, withTone } from '../../src/components/EmojiPicker/skinTones.ts'

const written = known.flatMap(({ emojis }) => emojis.filter(({ emoji_version: at }) => Number(at) <= 15))
const rgi = new RegExp(String.raw`^\p{RGI_Emoji}$`, 'v')
const read = (names: string) => readEmoji(names).flatMap(({ emojis }) => emojis)

describe.each([
  ['English', english, /[a-zA-Z]/],
  ['Persian', persian, /[\u0600-\u06FF]/],
])('in %s', (_, names, letter) => {
  it('every emoji of the standard is there once, in its order, under a name', () => {
    const emojis = read(names)
    expect(emojis.map(({ emoji }) => emoji)).toEqual(written.map(({ emoji }) => emoji))
    expect(names.split('\n')).toHaveLength(emojis.length)
    expect(emojis.filter(({ name }) => !letter.test(name)).map(({ emoji, name }) => emoji + name)).toEqual([])
  })
})

it('names stand with their emoji', () => {
  const named = (names: string, emoji: string) => read(names).find((each) => each.emoji === emoji)?.name
  expect(['🦄', '👍', '🏴󠁧󠁢󠁷󠁬󠁳󠁿', '🧑‍🚀'].map((emoji) => named(english, emoji))).toEqual([
    'unicorn',
    'thumbs up',
    'flag: Wales',
    'astronaut',
  ])
  expect(['🇮🇷', '🍇'].map((emoji) => named(persian, emoji))).toEqual(['پرچم: ایران', 'انگور'])
})

it('every skin is one picture, which the platform knows', () => {
  const toned = read(english).filter(({ hasTones }) => hasTones)
  expect(toned.length).toBeGreaterThan(300)
  for (const { emoji } of toned)
    for (const tone of skinTones) expect(withTone(emoji, tone), emoji).toMatch(rgi)
  expect(withTone('👋', 'none')).toBe('👋')
  expect(withTone('🕵️‍♂️', 'dark')).toBe('🕵🏿‍♂️')
  expect(withTone('🧑‍🤝‍🧑', 'light')).toBe('🧑🏻‍🤝‍🧑🏻')
})
