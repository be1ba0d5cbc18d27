import { cleanText } from './cleanText.ts'

const POP_EMBEDDING = '\u202C'
const POP_ISOLATE = '\u2069'

/** What ends a control that opens; an override is dropped, so nothing ends it. */
const endOf = (control: string): string => {
  if (control > '\u202E') return POP_ISOLATE
  return control > POP_EMBEDDING ? '' : POP_EMBEDDING
}

/**
 * Makes the direction controls of a text (rule S4) unable to reach beyond their own line: what is opened is
 * closed, what closes nothing goes, and overrides (U+202D, U+202E), which can make a text read backwards, go
 * with their end.
 */
export function balanceBidi(text: string): string {
  let result = ''
  /** The ends of what is open, innermost last, and how many of them are isolates. */
  const open: string[] = []
  let isolates = 0
  const closeTo = (height: number): string => {
    const ends = open.splice(height).reverse()
    isolates -= ends.filter((end) => end === POP_ISOLATE).length
    return ends.join('')
  }
  for (const part of text.split(/([\u202A-\u202E\u2066-\u2069\n])/)) {
    if (part === POP_EMBEDDING) {
      // It cannot end what was opened outside an isolate.
      if (open.at(-1) !== POP_ISOLATE) result += closeTo(-1)
    } else if (part === POP_ISOLATE) {
      if (isolates > 0) result += closeTo(open.lastIndexOf(POP_ISOLATE))
    } else if (/^[\u202A-\u202E\u2066-\u2068]$/.test(part)) {
      const end = endOf(part)
      open.push(end)
      if (end === POP_ISOLATE) isolates += 1
      if (end) result += part
    } else result += part === '\n' ? closeTo(0) + part : part
  }
  return result + closeTo(0)
}

/**
 * What draws nothing, except the joiners, the direction marks, the letters of flags and the signs around
 * Arabic numbers.
 */
const UNSEEN =
  /(?![\u0600-\u08E2\u200C-\u200F\u{E0020}-\u{E007F}])\p{Cf}|[\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0]/gu

/**
 * Makes a foreign name safe to stand beside other text: one line, nothing unseen but ZWNJ, ZWJ and the
 * direction marks, which names in Persian and emoji need. Gives '' when nothing visible is left, so that the
 * caller can say who it is in words.
 */
export function isolateName(name: string): string {
  const clean = cleanText(name).replace(UNSEEN, '').replace(/\s+/g, ' ').trim()
  return /[^\s\p{M}\u200C-\u200F\u061C]/u.test(clean) ? clean : ''
}

/**
 * Gives a foreign file name without folders and unseen characters, so that the ending people read is the real
 * one.
 */
export function cleanFileName(name: string): string {
  return isolateName(name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1))
}
