import type { OwnVoteChange, OwnVotes, PollOptionId, PollPlace, PollRecord, PollVote } from '../model/poll.ts'
import { newest } from './versioned.ts'

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Of two changes of the same vote at the same time, the one that leaves it there. */
const isLater = (one: OwnVoteChange, other: OwnVoteChange): boolean =>
  one.version !== other.version
    ? one.version > other.version
    : (one.vote?.id ?? '') > (other.vote?.id ?? '') || (one.isOnly && !other.isOnly)

/** The newest list addressed to me, and of each option, and of the answer, the newest change after it. */
function mergeOwn(held: OwnVotes, other: OwnVotes): OwnVotes {
  if (held === other) return held
  const [older, newer] = held.version <= other.version ? [held, other] : [other, held]
  const base =
    older.version === newer.version && JSON.stringify(older.votes) > JSON.stringify(newer.votes)
      ? older
      : newer
  const changes = new Map<string, OwnVoteChange>()
  for (const change of [...held.since, ...other.since]) {
    const known = changes.get(change.option ?? '')
    if (change.version > base.version && (!known || isLater(change, known)))
      changes.set(change.option ?? '', change)
  }
  const since = [...changes.values()].toSorted((a, b) => ((a.option ?? '') < (b.option ?? '') ? -1 : 1))
  const merged = { version: base.version, votes: base.votes, since }
  return isEqual(merged, held) ? held : merged
}

/** Where a poll hangs; of two places always the same one, and of two tellings of it the one that knows the thread. */
function firstPlace(held: PollPlace | null, other: PollPlace | null): PollPlace | null {
  if (!held || !other) return held ?? other
  if (held.key !== other.key) return held.key < other.key ? held : other
  return held.thread === null && other.thread !== null ? other : held
}

/** One poll out of two tellings of it. Commutative, idempotent; the held reference stays when nothing is newer. */
export function mergePoll(held: PollRecord | undefined, other: PollRecord): PollRecord {
  if (!held) return other
  // What is gone stays gone, however late somebody tells what it was.
  const info =
    (held.info.value === null) === (other.info.value === null)
      ? newest(held.info, other.info)
      : held.info.value === null
        ? held.info
        : other.info
  const tally = newest(held.tally, other.tally)
  const own = mergeOwn(held.own, other.own)
  const place = firstPlace(held.place, other.place)
  if (info === held.info && tally === held.tally && own === held.own && place === held.place) return held
  return { ...held, place, info, tally, own }
}

/** My votes by option, and my answer under `null`, by everything that is known. */
export function ownVotes({ votes, since }: OwnVotes): ReadonlyMap<PollOptionId | null, PollVote> {
  const mine = new Map(votes.map((vote) => [vote.option, vote]))
  for (const { option, vote, isOnly } of since.toSorted((a, b) => (a.version < b.version ? -1 : 1))) {
    // An answer is no vote for anything, so none takes its place.
    if (isOnly) for (const other of mine.keys()) if (other !== null) mine.delete(other)
    if (vote) mine.set(option, vote)
    else mine.delete(option)
  }
  return mine
}
