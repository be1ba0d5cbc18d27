import type { EmojiWordsFor } from '../EmojiWords.ts'

export { names } from '../data/en.ts'

/** English, for the emoji picker. */
export const words: EmojiWordsFor = ({ number }) => ({
  search: 'Search emoji',
  none: 'No emoji found',
  categoriesLabel: 'Emoji categories',
  found: (n) => `${number(n)} emoji found`,
  categories: {
    recent: 'Recently used',
    smileys: 'Smileys and emotion',
    people: 'People and body',
    animals: 'Animals and nature',
    food: 'Food and drink',
    travel: 'Travel and places',
    activities: 'Activities',
    objects: 'Objects',
    symbols: 'Symbols',
    flags: 'Flags',
  },
  tone: 'Skin tone',
  tones: {
    none: 'Default',
    light: 'Light',
    mediumLight: 'Medium-light',
    medium: 'Medium',
    mediumDark: 'Medium-dark',
    dark: 'Dark',
  },
})
