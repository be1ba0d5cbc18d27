import { fold, splitWords, wordsOf } from '../filters/fold.ts'

/**
 * How well a text answers a search, from 0 (not at all) to 1: every word asked for must begin a word of the text, and
 * whole words and the phrase as it was typed count more. A search without a word in it, such as a bare emoji, looks for
 * just that.
 */
export function matchText(query: string): (text: string) => number {
  const phrase = fold(query).trim()
  const asked = wordsOf(query)
  return (text) => {
    const folded = fold(text)
    const holdsPhrase = folded.includes(phrase)
    if (asked.length === 0) return phrase !== '' && holdsPhrase ? 1 : 0
    // Most texts are out already here, without being taken apart.
    if (!asked.every((part) => folded.includes(part))) return 0
    const words = splitWords(folded)
    const ranks = asked.map((part) =>
      words.includes(part) ? 2 : words.some((word) => word.startsWith(part)) ? 1 : 0,
    )
    if (ranks.includes(0)) return 0
    const sum = ranks.reduce((total: number, rank) => total + rank, holdsPhrase ? 1 : 0)
    return sum / (2 * asked.length + 1)
  }
}
