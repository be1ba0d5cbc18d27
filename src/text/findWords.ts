import { fold, type Folded } from './fold.ts'

/** A part of a text, in units. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu

/** From a part of the folded text to the part of the text that it was made of, with the marks on its last letter. */
function unfold({ places }: Folded, start: number, end: number): Stretch {
  let after = end
  // A letter may have become several.
  while (after < places.length - 1 && places[after] === places[end - 1]) after += 1
  return { start: places[start] ?? 0, end: places[after] ?? 0 }
}

/**
 * Where a text has the words that somebody looked for: each at the beginning of a word, however it is written. A search
 * without a word in it, such as a bare emoji, is looked for as it is.
 */
export function findWords(text: string, query: string): readonly Stretch[] {
  const folded = fold(text)
  const phrase = fold(query).text.trim()
  // The longest first: of two that both fit, it says more.
  const asked = [...new Set(phrase.match(WORD))].toSorted((a, b) => b.length - a.length)
  if (asked.length > 0)
    return [...folded.text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
      const part = asked.find((each) => word.startsWith(each))
      return part === undefined ? [] : unfold(folded, index, index + part.length)
    })
  const found: Stretch[] = []
  if (phrase === '') return found
  for (let at = folded.text.indexOf(phrase); at >= 0; at = folded.text.indexOf(phrase, at + phrase.length))
    found.push(unfold(folded, at, at + phrase.length))
  return found
}
