import type { Formatter } from '../../i18n/format.ts'

/** Where an emoji stands in the picker. */
export type EmojiCategory =
  | 'recent'
  | 'smileys'
  | 'people'
  | 'animals'
  | 'food'
  | 'travel'
  | 'activities'
  | 'objects'
  | 'symbols'
  | 'flags'

/** The colours of a skin, as Unicode tells them apart. */
export type SkinTone = 'none' | 'light' | 'mediumLight' | 'medium' | 'mediumDark' | 'dark'

/** Everything the picker says in one language; it comes with the names of the emoji, so that no chat pays for it before. */
export interface EmojiWords {
  readonly search: string
  readonly none: string
  readonly found: (count: number) => string
  readonly categoriesLabel: string
  readonly categories: Readonly<Record<EmojiCategory, string>>
  readonly tone: string
  readonly tones: Readonly<Record<SkinTone, string>>
}

export type EmojiWordsFor = (format: Pick<Formatter, 'number'>) => EmojiWords
