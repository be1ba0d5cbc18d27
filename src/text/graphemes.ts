/**
 * A character as people see it, where `Intl.Segmenter` is missing: joined emoji, flags, letters with their
 * marks.
 */
const CLUSTER = /\p{RI}{2}|[^](?:[\p{M}\p{EMod}\u{E0020}-\u{E007F}]|\u200D[^])*/gu

/** Units looked at for each grapheme wanted, so that a megabyte of marks costs nothing. */
const MAX_UNITS = 40

/** The first graphemes of a text, for cutting it where no character is torn. */
export function graphemes(text: string, max: number): readonly string[] {
  const start = text.slice(0, max * MAX_UNITS)
  if (typeof Intl === 'undefined' || !('Segmenter' in Intl)) return (start.match(CLUSTER) ?? []).slice(0, max)
  const found: string[] = []
  for (const { segment } of new Intl.Segmenter().segment(start)) {
    if (found.length === max) break
    found.push(segment)
  }
  return found
}

/**
 * The letters that stand for a name where there is no picture: the first of its first and last word. Arabic
 * letters are kept from joining. '' when the name has no letter, digit or emoji.
 */
export function initials(name: string): string {
  const words = name
    .slice(0, 400)
    .split(/\s+/)
    .map((word) => graphemes(word.replace(/^[^\p{L}\p{N}\p{Extended_Pictographic}\p{RI}]+/u, ''), 1)[0] ?? '')
    .filter((letter) => letter !== '')
  const pair = words.length > 1 ? [words[0] ?? '', words.at(-1) ?? ''] : words
  const joins = pair.every((letter) => /^\p{Script=Arabic}/u.test(letter))
  return pair.join(joins ? '\u200C' : '').toUpperCase()
}

/**
 * One picture: drawn as such by itself or by the selector behind it, with its skin tone or the letters of its
 * flag.
 */
const PICTURE =
  '(?![0-9#*©®\\u2000-\\u25FF\\p{EMod}\\p{RI}](?!\\uFE0F))' +
  '(?:\\p{Extended_Pictographic}|\\p{Emoji_Presentation}|\\p{Emoji}\\uFE0F)\\uFE0F?\\p{EMod}?[\\u{E0020}-\\u{E007F}]*'
const EMOJI = `(?:\\p{RI}{2}|[0-9#*]\\uFE0F?\\u20E3|${PICTURE}(?:\\u200D${PICTURE})*)`

/** Tells whether a text is nothing but one to `max` emoji, which are then drawn large. */
export function isEmojiOnly(text: string, max = 3): boolean {
  return text.length <= max * MAX_UNITS && new RegExp(`^\\s*(?:${EMOJI}\\s*){1,${max}}$`, 'u').test(text)
}
