import { balanceBidi } from './bidi.ts'
import { cleanText } from './cleanText.ts'
import { findWords } from './findWords.ts'
import { parseText } from './parse.ts'
import { plainText } from './plainText.ts'

/** A piece of a text, and whether it is what somebody looked for. */
export interface Piece {
  readonly text: string
  readonly isFound: boolean
}

/** Units of a message that are looked at, so that a megabyte costs nothing. */
const LOOKED_AT = 20_000
/** Units shown before the first find, and in all. */
const BEFORE = 48
const LONGEST = 160

/**
 * The part of a message in which somebody's words are, as one line without markup, in pieces of which some are those
 * words. Without a find it is the beginning.
 */
export function snippet(source: string, query: string): readonly Piece[] {
  const blocks = parseText(cleanText(source.slice(0, LOOKED_AT)))
  const line = balanceBidi(plainText(blocks).replaceAll(/\s+/g, ' ').trim())
  const found = findWords(line, query)
  const from = found[0] && found[0].start > BEFORE ? cutAt(line, found[0].start - BEFORE) : 0
  const to = line.length - from > LONGEST ? cutAt(line, from + LONGEST) : line.length
  const pieces: Piece[] = []
  const add = (text: string, isFound: boolean): void => {
    if (text !== '') pieces.push({ text, isFound })
  }
  let at = from
  for (const { start, end } of found) {
    if (end > to) break
    add(line.slice(at, start), false)
    add(line.slice(start, end), true)
    at = end
  }
  add(line.slice(at, to), false)
  return [
    ...(from > 0 ? [{ text: '…', isFound: false }] : []),
    ...pieces,
    ...(to < line.length ? [{ text: '…', isFound: false }] : []),
  ]
}

/** The last place at or before another where a text may be cut: after a space, else between two graphemes. */
function cutAt(line: string, place: number): number {
  const space = line.lastIndexOf(' ', place - 1)
  if (space >= 0 && place - space < BEFORE / 2) return space + 1
  const start = Math.max(0, place - BEFORE)
  const near = [...new Intl.Segmenter().segment(line.slice(start, place + BEFORE))]
  return start + (near.findLast(({ index }) => start + index <= place)?.index ?? 0)
}
