/** Letters and digits that are written in several ways and read as one. */
const TWINS: ReadonlyMap<string, string> = new Map([
  ['ي', 'ی'],
  ['ى', 'ی'],
  ['ك', 'ک'],
  ['ς', 'σ'],
  ...Array.from('۰۱۲۳۴۵۶۷۸۹', (digit, value) => [digit, String(value)] as const),
  ...Array.from('٠١٢٣٤٥٦٧٨٩', (digit, value) => [digit, String(value)] as const),
])

/** Marks above and below letters (Latin accents, Arabic vowels), the stretching letter, and joiners that show nothing. */
const SILENT = /[\u0300-\u036F\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u200C\u200D]/gu

const twin = (letter: string): string => TWINS.get(letter) ?? letter

/** A text for comparing, and where in the text it was made of each of its units began; one place more for the end. */
export interface Folded {
  readonly text: string
  readonly places: readonly number[]
}

/**
 * Brings a text into the form in which two ways of writing the same are equal: case, letter twins (ي ی, ك ک), digits
 * (۱ ١ 1), accents and joiners (SE-1). Servers find by such a form, and what they found is marked by this one.
 */
export function fold(source: string): Folded {
  const places: number[] = []
  let text = ''
  let place = 0
  for (const letter of source) {
    const bare = letter.toLowerCase().normalize('NFKD').replaceAll(SILENT, '')
    const folded = bare.length > 1 ? Array.from(bare, twin).join('') : twin(bare)
    for (let unit = 0; unit < folded.length; unit += 1) places.push(place)
    text += folded
    place += letter.length
  }
  places.push(source.length)
  return { text, places }
}
