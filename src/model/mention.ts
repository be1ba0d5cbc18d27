import type { Crowd } from './crowd.ts'
import type { UserId } from './id.ts'

/** Whom a text names: one person, or several at once. */
export type Named =
  { readonly userId: UserId; readonly crowd?: never } | { readonly crowd: Crowd; readonly userId?: never }

/** A stretch of a text that names somebody, its `@` included; in code units. */
export type MentionRange = { readonly start: number; readonly end: number } & Named

/** Somebody as a text may name them. */
export type Nameable = { readonly name: string } & Named

const WORD = /[\p{L}\p{N}\p{M}_]/u

/** A name within a longer word is that word's, as it is where the message is drawn. */
const isApart = (text: string, start: number, end: number): boolean =>
  !WORD.test(text.charAt(start - 1)) && !WORD.test(text.charAt(end))

const overlaps = (a: MentionRange, b: MentionRange): boolean => a.start < b.end && b.start < a.end

/**
 * Where the mentions of a text are after it has changed. One in whose middle something changed is none any more.
 * @param caret where the change ended, which tells two equal letters side by side apart. @default unknown
 */
export function movedMentions(
  mentions: readonly MentionRange[],
  before: string,
  after: string,
  caret: number | null = null,
): readonly MentionRange[] {
  if (mentions.length === 0 || before === after) return mentions
  const most = Math.min(before.length, after.length)
  const mostKept = caret === null ? most : Math.min(most, Math.max(0, after.length - caret))
  let kept = 0
  while (kept < mostKept && before.at(-1 - kept) === after.at(-1 - kept)) kept += 1
  let same = 0
  while (same < most - kept && before[same] === after[same]) same += 1
  const shift = after.length - before.length
  return mentions
    .flatMap((range) => {
      if (range.end <= same) return range
      if (range.start < before.length - kept) return []
      return { ...range, start: range.start + shift, end: range.end + shift }
    })
    .filter(({ start, end }) => isApart(after, start, end))
}

/** Where a text names some of these people; of two names that fit, the longer is meant. */
export function findMentions(text: string, people: readonly Nameable[]): readonly MentionRange[] {
  const named = people.filter(({ name }) => name !== '').toSorted((a, b) => b.name.length - a.name.length)
  if (named.length === 0) return []
  const found: MentionRange[] = []
  for (let start = text.indexOf('@'); start >= 0; start = text.indexOf('@', start + 1)) {
    const person = named.find(
      ({ name }) => text.startsWith(name, start + 1) && isApart(text, start, start + 1 + name.length),
    )
    if (!person) continue
    const { name, ...whom } = person
    found.push({ start, end: start + 1 + name.length, ...whom })
  }
  return found
}

/** The first mentions, and those of the second that are beside them, in the order of the text. */
export function withMentions(
  first: readonly MentionRange[],
  second: readonly MentionRange[],
): readonly MentionRange[] {
  const more = second.filter((range) => !first.some((other) => overlaps(range, other)))
  return more.length === 0 ? first : [...first, ...more].toSorted((a, b) => a.start - b.start)
}

/** Who is named, each once and in the order of the text. */
export const mentionedIn = (mentions: readonly MentionRange[]): readonly UserId[] => [
  ...new Set(mentions.flatMap(({ userId }) => userId ?? [])),
]

/** Who is named together with others, as {@link mentionedIn}. */
export const crowdsIn = (mentions: readonly MentionRange[]): readonly Crowd[] => [
  ...new Set(mentions.flatMap(({ crowd }) => crowd ?? [])),
]
