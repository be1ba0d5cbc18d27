import { isSpaceAt, isWordAt } from './chars.ts'

/** A run of one, two or three `*` or `_`, or of two `~`, which may open or close emphasis. */
export interface Delimiter {
  readonly type: 'delimiter'
  readonly char: '*' | '_' | '~'
  /** Its length, read as bits: 1 is italic, 2 is bold or strike, 3 is both. */
  readonly bits: number
  readonly canOpen: boolean
  readonly canClose: boolean
}

/**
 * Judges the run of equal characters between two places by its neighbours; null means that it is only text.
 */
export function readDelimiter(source: string, start: number, end: number): Delimiter | null {
  const char = source.charAt(start)
  const bits = end - start
  // A longer run is a censored word or a line drawn by hand.
  if ((char !== '*' && char !== '_' && char !== '~') || bits > 3 || (char === '~' && bits !== 2)) return null
  // Inside a word `_` is a letter of it, and between digits `*` is a sum.
  const isSum = /\d/.test(source.charAt(start - 1)) && /\d/.test(source.charAt(end))
  const binds = char === '_' || isSum
  const canOpen = !isSpaceAt(source, end) && !(binds && isWordAt(source, start - 1))
  const canClose = !isSpaceAt(source, start - 1) && !(binds && isWordAt(source, end))
  return canOpen || canClose ? { type: 'delimiter', char, bits, canOpen, canClose } : null
}
