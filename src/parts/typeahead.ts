/** Letters typed closer together than this, ms, are one beginning of a name. */
const WORD_MS = 500

/** What changes how a text looks and not what somebody types for it: marks, joiners and controls of direction. */
const UNTYPED = /[\p{M}\p{Cf}]/gu
/** Letters that Arabic and Persian keyboards have each in their own form. */
const TWINS: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ة: 'ه',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ؤ: 'و',
}

/** A text as it is compared with what is typed: without case, marks and the twins of letters. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(UNTYPED, '')
    .toLowerCase()
    .replace(/[يىكةأإآؤ]/g, (letter) => TWINS[letter] ?? letter)
    .trimStart()

/** Whether a key has a name, such as Enter, and is not one that writes something. */
export const isNamedKey = (key: string): boolean => /^[A-Z][A-Za-z0-9]+$/.test(key)

/**
 * Takes a key that was pressed over a list of names, and answers the place of the name it leads to: −1 is none of them,
 * `null` says that the key spells nothing, as one with a name, or a space that is not inside of a word.
 * @param at when, ms
 * @param from the place one is at; −1 is before the first
 */
export type Typeahead = (key: string, at: number, names: readonly string[], from: number) => number | null

/** Finds names by their beginnings, letter by letter (UX §3); the same letter again goes from one to the next. */
export function createTypeahead(): Typeahead {
  let text = ''
  let typedAt = 0
  return (key, at, names, from) => {
    const before = at - typedAt < WORD_MS ? text : ''
    if (isNamedKey(key) || (key === ' ' && before === '')) return null
    text = before + key
    typedAt = at
    const isRepeated = text.replaceAll(key, '') === ''
    const wanted = fold(isRepeated ? key : text)
    const first = isRepeated ? from + 1 : Math.max(0, from)
    const turned = names.map((_, index) => (first + index) % names.length)
    return turned.find((place) => wanted !== '' && fold(names[place] ?? '').startsWith(wanted)) ?? -1
  }
}
