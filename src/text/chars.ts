const WORD = /[\p{L}\p{N}\p{M}_]/u

/** Tells whether the character at a place belongs to a word; outside the text there is none. */
export function isWordAt(source: string, at: number): boolean {
  return WORD.test(source.charAt(at))
}

/** Tells whether there is white space at a place; the edges of the text count as such. */
export function isSpaceAt(source: string, at: number): boolean {
  return !/\S/.test(source.charAt(at))
}

/** Tells whether the character at a place is ASCII punctuation, which a backslash can escape. */
export function isPunctuationAt(source: string, at: number): boolean {
  return /[!-/:-@[-`{-~]/.test(source.charAt(at))
}
