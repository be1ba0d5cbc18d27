import type { EmojiCategory } from './EmojiWords.ts'
import { list } from './data/list.ts'

/** One emoji of the picker. */
export interface Emoji {
  readonly emoji: string
  /** It can have the colour of a skin. */
  readonly hasTones: boolean
  readonly name: string
  /** By what else it is found. */
  readonly keywords: readonly string[]
}

/** The emoji of one category, in the order in which people know them. */
export interface EmojiSection {
  readonly category: EmojiCategory
  readonly emojis: readonly Emoji[]
}

/** The sections of the picker with the names of one language, which come a line each in the order of the list. */
export function readEmoji(names: string): readonly EmojiSection[] {
  const lines = names.split('\n')
  let next = 0
  return (Object.keys(list) as (keyof typeof list)[]).map((category) => ({
    category,
    emojis: list[category].split(' ').map((entry) => {
      const [name = '', ...keywords] = lines[next]?.split('|') ?? []
      next += 1
      const hasTones = entry.endsWith('*')
      return { emoji: hasTones ? entry.slice(0, -1) : entry, hasTones, name, keywords }
    }),
  }))
}
