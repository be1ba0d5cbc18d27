import type { SkinTone } from './EmojiWords.ts'

const modifiers: Readonly<Record<SkinTone, string>> = {
  none: '',
  light: '\u{1F3FB}',
  mediumLight: '\u{1F3FC}',
  medium: '\u{1F3FD}',
  mediumDark: '\u{1F3FE}',
  dark: '\u{1F3FF}',
}

/** From none to dark. */
export const skinTones = Object.keys(modifiers) as readonly SkinTone[]

/** Every person in it, but not the hands between two of them, which have no skin of their own. */
const SKIN = /(?<!\u200D(?=\u{1F91D}))(\p{Emoji_Modifier_Base})\uFE0F?/gu

/** An emoji of people in a colour of skin; for those only that can have one. */
export const withTone = (emoji: string, tone: SkinTone): string =>
  tone === 'none' ? emoji : emoji.replaceAll(SKIN, `$1${modifiers[tone]}`)
