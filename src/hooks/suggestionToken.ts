import type { MentionRange } from '../model/mention.ts'

/** What begins a suggestion. */
export interface Trigger {
  /** `person`, `command`, `emoji`, or a name of the application's own. */
  readonly kind: string
  /** The sign that begins it, in its plain form: `@`, `#`. */
  readonly sign: string
  /** Only where the text begins. @default false */
  readonly atStart?: boolean
  /** Letters after the sign. @default 0 */
  readonly minLength?: number
  /** What is looked for can be more than one word. @default false */
  readonly hasSpaces?: boolean
  /** The sign once more takes what has exactly this name. @default false */
  readonly isClosed?: boolean
}

/** The stretch of a text in whose place a suggestion goes: from its sign to the caret. */
export interface SuggestionToken<Kind extends Trigger = Trigger> {
  readonly trigger: Kind
  readonly start: number
  readonly end: number
  /** What stands after the sign. */
  readonly query: string
  /** The sign stands at its end as well. */
  readonly isWhole: boolean
}

/** Emoji are known to what draws, not to a hook: they come as a source. */
export const emojiTrigger: Trigger = { kind: 'emoji', sign: ':', minLength: 2, isClosed: true }

/** `@` people, `/` commands and `:` emoji (CO-2). */
export const standardTriggers: readonly Trigger[] = [
  { kind: 'person', sign: '@', hasSpaces: true },
  { kind: 'command', sign: '/', atStart: true },
  emojiTrigger,
]

/** Longer than any name. */
const LONGEST = 60
/** How far the full-width forms of ASCII are from the plain ones. */
const FULL_WIDTH = 0xfee0
const ONE_WORD = /^[\p{L}\p{N}\p{M}_+\p{Cf}-]*$/u
/** A name may hold a point or an apostrophe. */
const WORDS = /^(?! )[\p{L}\p{N}\p{M}_+.'’\p{Cf} -]*$/u
const LETTER = /[\p{L}\p{N}]/gu
/** Letters, and the signs of addresses, paths and sums: what follows them belongs to them. */
const BINDS = /[\p{L}\p{N}\p{M}\\/@#:=&%+_＠＃：／-]/u
const ADDRESS = /:\/\/|^www\./i

/** What lies between backticks is code, and so is what follows those that are not closed yet. */
function isInCode(text: string, at: number): boolean {
  const fences = text.slice(0, at).split('```')
  if (fences.length % 2 === 0) return true
  const line = (fences.at(-1) ?? '').split('\n').at(-1) ?? ''
  return line.split('`').length % 2 === 0
}

function mayBegin(text: string, at: number, { atStart = false }: Trigger): boolean {
  if (at === 0) return true
  if (atStart || BINDS.test(text.charAt(at - 1))) return false
  const word = text.slice(0, at).split(/\s/).at(-1) ?? ''
  return !ADDRESS.test(word) && !isInCode(text, at)
}

function isQuery(query: string, { minLength = 0, hasSpaces = false }: Trigger): boolean {
  if (!(hasSpaces ? WORDS : ONE_WORD).test(query) || query.includes('  ')) return false
  // A face drawn with signs is none of ours.
  const isWord = minLength === 0 || query.search(LETTER) === 0
  return isWord && (query.match(LETTER) ?? []).length >= minLength
}

/**
 * What is being written at the caret that suggestions are for; `null` when nothing is.
 * @param mentions what names somebody already, which only its own change makes a question again
 */
export function suggestionTokenAt<Kind extends Trigger>(
  text: string,
  caret: number,
  triggers: readonly Kind[],
  mentions: readonly MentionRange[] = [],
): SuggestionToken<Kind> | null {
  const from = Math.max(0, caret - LONGEST)
  const before = text.slice(from, caret)
  for (const trigger of triggers) {
    const { sign, isClosed = false } = trigger
    const wide = String.fromCharCode(sign.charCodeAt(0) + FULL_WIDTH)
    const isWhole = isClosed && (before.endsWith(sign) || before.endsWith(wide))
    const asked = isWhole ? before.slice(0, -1) : before
    const at = Math.max(asked.lastIndexOf(sign), asked.lastIndexOf(wide))
    const query = asked.slice(at + 1)
    const start = from + at
    const isTaken = mentions.some((range) => range.start === start && range.end < caret)
    if (at >= 0 && !isTaken && isQuery(query, trigger) && mayBegin(text, start, trigger))
      return { trigger, start, end: caret, query, isWhole }
  }
  return null
}
