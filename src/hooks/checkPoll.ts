import type { PollInput, PollLimits } from '../model/poll.ts'
import { simpleText } from './matchSuggestions.ts'

/** What is wrong with a poll that somebody wants to make, with the numbers that a sentence about it needs (PO-6). */
export type PollFault =
  | { readonly field: 'name'; readonly reason: 'empty' }
  | { readonly field: 'name'; readonly reason: 'too-long'; readonly max: number }
  /** `index` counts the options as they were given. */
  | { readonly field: 'option'; readonly index: number; readonly reason: 'empty' | 'same' }
  | { readonly field: 'option'; readonly index: number; readonly reason: 'too-long'; readonly max: number }
  | { readonly field: 'options'; readonly reason: 'too-few' | 'too-many'; readonly limit: number }
  | {
      readonly field: 'maxVotes'
      readonly reason: 'out-of-range'
      readonly min: number
      readonly max: number
    }
  | { readonly field: 'closesAt'; readonly reason: 'past' }

const FEWEST_OPTIONS = 2

/** Code points, as servers count. */
const lengthOf = (text: string): number => Array.from(text).length

/** Without the empty ones after the last that says something: they are where the next would be written. */
export const writtenOptions = (options: readonly string[]): readonly string[] =>
  options.slice(0, options.findLastIndex((text) => text.trim() !== '') + 1)

/** Two options that look alike are one, however they are written. */
export const isSameOption = (one: string, other: string): boolean =>
  simpleText(one.trim()) === simpleText(other.trim())

function faultsOfOptions(written: readonly string[], { option: longest }: PollLimits): readonly PollFault[] {
  return written.flatMap((text, index): readonly PollFault[] => {
    const at = { field: 'option', index } as const
    if (text.trim() === '') return [{ ...at, reason: 'empty' }]
    if (lengthOf(text.trim()) > longest) return [{ ...at, reason: 'too-long', max: longest }]
    const isSame = written.slice(0, index).some((other) => isSameOption(other, text))
    return isSame ? [{ ...at, reason: 'same' }] : []
  })
}

/** What has to be mended before a poll can be made; empty when nothing. @param now ms since the epoch */
export function checkPoll(input: PollInput, limits: PollLimits, now: number): readonly PollFault[] {
  const written = writtenOptions(input.options)
  const name = input.name.trim()
  const count = written.length
  const most = Math.min(limits.votes, Math.max(count, FEWEST_OPTIONS))
  const { maxVotes, isSingle, closesAt } = input
  const isOff = maxVotes !== null && (!Number.isInteger(maxVotes) || maxVotes < 2 || maxVotes > most)
  const faults: readonly (PollFault | false)[] = [
    name === '' && { field: 'name', reason: 'empty' },
    lengthOf(name) > limits.question && { field: 'name', reason: 'too-long', max: limits.question },
    ...faultsOfOptions(written, limits),
    count < FEWEST_OPTIONS && { field: 'options', reason: 'too-few', limit: FEWEST_OPTIONS },
    count > limits.options && { field: 'options', reason: 'too-many', limit: limits.options },
    !isSingle && isOff && { field: 'maxVotes', reason: 'out-of-range', min: 2, max: most },
    closesAt !== null && closesAt <= now && { field: 'closesAt', reason: 'past' },
  ]
  return faults.filter((fault) => fault !== false)
}
