import type { Emoji, EmojiSection } from './readEmoji.ts'

/** More than this nobody looks through. */
const MOST = 160

/** Without what people write in different ways: capitals, accents, Arabic letters for Persian ones, half-spaces. */
const simple = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u0640]/gu, '')
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll(/[^\p{L}\p{N}\p{Emoji}]+/gu, ' ')
    .trim()

interface Entry {
  readonly found: Emoji
  readonly name: string
  readonly words: string
}

/** Looks emoji up by the beginnings of words; what is in the name goes before what is only a keyword. */
export function createEmojiSearch(sections: readonly EmojiSection[]): (query: string) => readonly Emoji[] {
  let index: readonly Entry[] | null = null
  const read = (): readonly Entry[] =>
    sections.flatMap(({ emojis }) =>
      emojis.map((found) => ({
        found,
        name: ` ${simple(found.name)}`,
        words: ` ${simple([found.name, ...found.keywords].join(' '))}`,
      })),
    )
  return (query) => {
    const asked = simple(query)
    if (asked === '') return []
    index ??= read()
    const words = asked.split(' ').map((word) => ` ${word}`)
    const has = (text: string): boolean => words.every((word) => text.includes(word))
    const rank = ({ found, name, words: all }: Entry): number =>
      found.emoji === query.trim() || name === ` ${asked}` ? 0 : has(name) ? 1 : has(all) ? 2 : 3
    return index
      .map((entry) => ({ emoji: entry.found, rank: rank(entry) }))
      .filter((entry) => entry.rank < 3)
      .toSorted((a, b) => a.rank - b.rank)
      .slice(0, MOST)
      .map(({ emoji }) => emoji)
  }
}
