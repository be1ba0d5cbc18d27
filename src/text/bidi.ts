import { cleanText } from './cleanText.ts'
import { graphemes } from './graphemes.ts'

/** What the five embedding controls, U+202A–E, become: their end ends an isolate, and overrides are none. */
const ISOLATES = '\u2066\u2067\u2069\u2066\u2067'

/**
 * Makes the direction controls of a text (rule S4) unable to reach beyond their own line: embeddings and
 * overrides, which can make a text read backwards, become isolates, what is opened is closed, and what closes
 * nothing goes.
 */
export function balanceBidi(text: string): string {
  let open = 0
  const close = (): string => '\u2069'.repeat(open)
  const balanced = text.replace(/[\u202A-\u202E\u2066-\u2069\n]/g, (char) => {
    const control = ISOLATES[char.charCodeAt(0) - 0x202a] ?? char
    if (control === '\n') {
      const line = close() + control
      open = 0
      return line
    }
    if (control !== '\u2069') open += 1
    else if (open > 0) open -= 1
    else return ''
    return control
  })
  return balanced + close()
}

/** What draws nothing, except the joiners, the direction marks, and what emoji and flags are made of. */
const UNSEEN = /(?![\u061C\u200C-\u200F\p{VS}\u{E0020}-\u{E007F}])[\p{DI}\u2800\uFFF9-\uFFFB]/gu

/** Graphemes of a name; who is called more fills a screen with it. */
const LONGEST_NAME = 200
/** Units of a name that are looked at, so that a megabyte costs nothing. */
const LOOKED_AT = 4_000
/** Units at the end of a file's name, with the ending, which stay whatever is before them. */
const END_OF_FILE = 24

function clean(name: string): string {
  const seen = cleanText(name).replace(UNSEEN, '').replace(/\s+/g, ' ').trim()
  return /[^\s\p{M}\p{DI}]/u.test(seen) ? seen : ''
}

function cut(name: string): string {
  if (name.length <= LONGEST_NAME) return name
  const shown = graphemes(name, LONGEST_NAME + 1)
  return shown.length > LONGEST_NAME ? `${shown.slice(0, LONGEST_NAME).join('')}…` : name
}

/**
 * Makes a foreign name safe to stand beside other text: one line, nothing unseen but ZWNJ, ZWJ and the
 * direction marks, which names in Persian and emoji need, and no more than 200 characters. Gives '' when nothing
 * visible is left, so that the caller can say who it is in words.
 */
export function isolateName(name: string): string {
  return cut(clean(name.slice(0, LOOKED_AT)))
}

/**
 * Gives a foreign file name without folders and unseen characters, so that the ending people read is the real
 * one. A long one is cut before it.
 */
export function cleanFileName(name: string): string {
  const end = name.slice(-LOOKED_AT).replace(/^.*[/\\]/s, '')
  const file = clean(end)
  const shown = cut(file)
  return shown === file ? file : `${shown}${file.slice(-END_OF_FILE)}`
}
