/** Letters and digits that are written in two ways and read as one: Arabic and Persian, on different keyboards. */
const TWINS: ReadonlyMap<string, string> = new Map([
  ['ي', 'ی'],
  ['ى', 'ی'],
  ['ك', 'ک'],
  ...Array.from('۰۱۲۳۴۵۶۷۸۹', (digit, value) => [digit, String(value)] as const),
  ...Array.from('٠١٢٣٤٥٦٧٨٩', (digit, value) => [digit, String(value)] as const),
])
const TWIN = new RegExp(`[${[...TWINS.keys()].join('')}]`, 'gu')

/** Marks above and below letters (Latin accents, Arabic vowels), the stretching letter, and joiners that show nothing. */
const SILENT = /[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u200c\u200d]/gu

/**
 * Text in the form in which two ways of writing the same are equal: case, letter twins (ي ی, ك ک), digits (۱ ١ 1),
 * accents and joiners. For comparing alone, never for showing.
 */
export const fold = (text: string): string => (PLAIN.test(text) ? text.toLowerCase() : foldLetters(text))

/** Text that is written in one way only, but for its case; most of it is, and this is much faster. */
const PLAIN = /^[ -~\n]*$/

const foldLetters = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(SILENT, '')
    .replace(TWIN, (letter) => TWINS.get(letter) ?? letter)

/** The words of a text, folded. */
export const wordsOf = (text: string): readonly string[] => splitWords(fold(text))

/** The words of a text that was folded already. */
export const splitWords = (folded: string): readonly string[] =>
  folded.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '')
