/** Units looked at for each grapheme wanted, so that a megabyte of marks costs nothing. */
const MAX_UNITS = 40

/** The first graphemes of a text, for cutting it where no character is torn. */
export function graphemes(text: string, max: number): readonly string[] {
  const found: string[] = []
  for (const { segment } of new Intl.Segmenter().segment(text.slice(0, max * MAX_UNITS))) {
    if (found.push(segment) === max) break
  }
  return found
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

/**
 * One to three flags or pictures, each with its skin tone, its keycap, the letters of its flag and what is
 * joined to it. `\p{RGI_Emoji}` would say it in a word, but takes long to compile.
 */
const EMOJI =
  /^(?:\s*(?:\p{RI}{2}|(?!\p{RI})(?:\p{EPres}|\p{Emoji}\uFE0F)(?:[\p{EMod}\p{VS}\p{Me}\u{E0020}-\u{E007F}]|\u200D\p{ExtPict})*)){1,3}\s*$/u

/** Tells whether a text is nothing but one to three emoji, which are then drawn large. */
export function isEmojiOnly(text: string): boolean {
  return text.length <= 3 * MAX_UNITS && EMOJI.test(text)
}
