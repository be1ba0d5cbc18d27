import type { Operation } from '../model/operation.ts'
import type { PollInfo, PollOption, PollOptionId, PollPlace, PollRecord, PollVote } from '../model/poll.ts'
import type { PollId } from '../model/poll.ts'
import type { UserId } from '../model/id.ts'
import type { Entry } from './outbox.ts'
import { ownVotes } from './poll.ts'

/** One option as it is shown. */
export interface PollOptionView extends PollOption {
  readonly count: number
  /** Whole percent of all votes; those of all options make 100 where anybody has voted. */
  readonly percent: number
  /** I have chosen it. */
  readonly isOwn: boolean
  /** What I chose or took back is not confirmed. */
  readonly isPending: boolean
  /** No other has more votes, and it has some. */
  readonly isLeading: boolean
  /** Some of those who chose it, newest first; empty in anonymous polls. */
  readonly voters: readonly UserId[]
}

/** A poll as it is shown: truth with every vote of mine folded over it that is not confirmed. */
export interface PollView extends Omit<PollInfo, 'options'> {
  readonly id: PollId
  /** The message it hangs on; `null` where none is known. */
  readonly place: PollPlace | null
  readonly options: readonly PollOptionView[]
  readonly voteCount: number
  /** Several options have the most votes. */
  readonly isTied: boolean
  /** How many options I have chosen. */
  readonly ownCount: number
  readonly answerCount: number
  /** Some answers, newest first. */
  readonly answers: readonly PollVote[]
  /** What I have answered; `null`: nothing. */
  readonly ownAnswer: string | null
}

/** Shares as whole percents that make 100 together: what is left over goes to the largest remainders (PO-3). */
export function percentsOf(counts: readonly number[]): readonly number[] {
  const all = counts.reduce((sum, count) => sum + count, 0)
  if (all === 0) return counts.map(() => 0)
  const exact = counts.map((count) => (count * 100) / all)
  const percents = exact.map(Math.floor)
  const left = 100 - percents.reduce((sum, percent) => sum + percent, 0)
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of byRemainder.slice(0, left)) percents[index] = (percents[index] ?? 0) + 1
  return percents
}

interface Votes {
  readonly counts: Map<string, number>
  readonly chosen: Set<PollOptionId>
}

const step = ({ counts, chosen }: Votes, option: PollOptionId, on: boolean): void => {
  if (chosen.has(option) === on) return
  counts.set(option, Math.max(0, (counts.get(option) ?? 0) + (on ? 1 : -1)))
  if (on) chosen.add(option)
  else chosen.delete(option)
}

/** Whether I choose an option, as a wish: doing it again changes nothing. The only one takes the place of all others. */
function fold(votes: Votes, { input }: Operation<'poll.vote'>): void {
  if (input.on && input.isSingle)
    for (const other of votes.chosen) if (other !== input.option) step(votes, other, false)
  step(votes, input.option, input.on)
}

function project({ id, place, info, tally, own }: PollRecord, entries: readonly Entry[]): PollView | null {
  if (!info.value) return null
  const mine = ownVotes(own)
  const votes: Votes = {
    counts: new Map(Object.entries(tally.value.counts)),
    // With an option its votes go, mine too, which nothing else tells.
    chosen: new Set(info.value.options.flatMap(({ id: option }) => (mine.has(option) ? [option] : []))),
  }
  // A vote of mine may be known before the count that includes it.
  for (const option of votes.chosen) if ((votes.counts.get(option) ?? 0) === 0) votes.counts.set(option, 1)
  const pending = new Set(
    entries.flatMap(({ operation }) => (operation.kind === 'poll.vote' ? [operation.input.option] : [])),
  )
  let answer = mine.get(null)?.text ?? null
  let answerCount = tally.value.answerCount
  for (const { operation } of entries) {
    if (operation.kind === 'poll.vote') fold(votes, operation)
    if (operation.kind !== 'poll.answer') continue
    const next = operation.input.text === '' ? null : operation.input.text
    answerCount += Number(next !== null) - Number(answer !== null)
    answer = next
  }
  const counts = info.value.options.map((option) => votes.counts.get(option.id) ?? 0)
  const percents = percentsOf(counts)
  const most = Math.max(0, ...counts)
  return {
    ...info.value,
    id,
    place,
    options: info.value.options.map((option, index) => ({
      ...option,
      count: counts[index] ?? 0,
      percent: percents[index] ?? 0,
      isOwn: votes.chosen.has(option.id),
      isPending: pending.has(option.id),
      isLeading: most > 0 && counts[index] === most,
      voters: tally.value.voters[option.id] ?? [],
    })),
    voteCount: counts.reduce((sum, count) => sum + count, 0),
    isTied: most > 0 && counts.filter((count) => count === most).length > 1,
    ownCount: votes.chosen.size,
    answerCount: Math.max(0, answerCount),
    answers: tally.value.answers,
    ownAnswer: answer,
  }
}

const shown = new WeakMap<
  PollRecord,
  { readonly entries: readonly Entry[]; readonly view: PollView | null }
>()

/** A poll as it is shown; `null` when it was deleted. Pure, and the same arguments give the same reference. */
export function projectPoll(record: PollRecord, entries: readonly Entry[]): PollView | null {
  const known = shown.get(record)
  if (known?.entries === entries) return known.view
  const view = project(record, entries)
  shown.set(record, { entries, view })
  return view
}
