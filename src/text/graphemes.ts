/** Units looked at for each grapheme wanted, so that a megabyte of marks costs nothing. */
const MAX_UNITS = 40

/** The first graphemes of a text, for cutting it where no character is torn. */
export function graphemes(text: string, max: number): readonly string[] {
  const segments = new Intl.Segmenter().segment(text.slice(0, max * MAX_UNITS))
  return Array.from(segments, ({ segment }) => segment).slice(0, max)
}

/**
 * The letters that stand for a name where there is no picture: the first of its first and last word. Arabic
 * letters are kept from joining. '' when the name has no letter, digit or emoji.
 */
export function initials(name: string): string {
  const words = name.slice(0, 400).match(/[\p{L}\p{N}\p{Extended_Pictographic}\p{RI}]\S*/gu) ?? []
  return words
    .filter((_, index) => index === 0 || index === words.length - 1)
    .map((word) => graphemes(word, 1)[0])
    .join('')
    .replace(/(?<=\p{scx=Arab})(?=\p{scx=Arab})/u, '\u200C')
    .toUpperCase()
}

/** Tells whether a text is nothing but one to three emoji, which are then drawn large. */
export function isEmojiOnly(text: string): boolean {
  return new RegExp('^(?:\\s*\\p{RGI_Emoji}){1,3}\\s*$', 'v').test(text)
}
