import { demand, demandFeature } from '../channels/channelAccess.ts'
import { pageOf, readPaging } from '../filters/cursor.ts'
import { readFilter, type Facts, type FieldKinds } from '../filters/filter.ts'
import { readSort, type Sort, type Sortable } from '../filters/sort.ts'
import type { Handler } from '../http/call.ts'
import type { PollRecord, PollVoteRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { openPoll } from './openPoll.ts'
import { isSecret, votesView } from './pollView.ts'

const LIMIT = { usual: 25, most: 100 } as const
const NEWEST_FIRST: readonly Sort[] = [{ field: 'created_at', direction: -1 }]

const voteFields: FieldKinds = new Map([
  ['id', 'text'],
  ['option_id', 'text'],
  ['is_answer', 'flag'],
  ['user_id', 'text'],
  ['created_at', 'time'],
  ['updated_at', 'time'],
])

/** Who voted for what in a poll, and what they said. */
export const queryPollVotes: Handler<'queryPollVotes'> = async (call) => {
  const { poll, place } = await openPoll(call, call.path.poll_id)
  if (place) {
    demandFeature(place.access, 'polls')
    demand(place.access, 'query-poll-votes', 'see who voted')
  }
  const filter = readFilter(call.body.json['filter'], voteFields, 'filter')
  const paging = readPaging(call.body, readSort(call.body, NEWEST_FIRST), LIMIT)
  const found: Sortable<PollVoteRecord>[] = []
  for (const vote of await call.tx.range(tables.pollVotes, 'poll', poll.id)) {
    const facts = factsOf(poll, vote, call.actor.userId)
    if (filter.matches(facts)) found.push({ thing: vote, facts, tie: vote.id })
  }
  const { things, next, previous } = pageOf(found, paging)
  return {
    votes: await votesView(call, poll, things, call.actor.userId),
    ...(next === undefined ? {} : { next }),
    ...(previous === undefined ? {} : { prev: previous }),
  }
}

/** What may be asked about a vote: never whose it is where that is a secret, nor in which order they are. */
const factsOf = (poll: PollRecord, vote: PollVoteRecord, viewer: string | undefined): Facts =>
  new Map<string, unknown>([
    ['id', vote.id],
    ['option_id', 'option_id' in vote.choice ? vote.choice.option_id : ''],
    ['is_answer', 'answer_text' in vote.choice],
    ['user_id', isSecret(poll, vote, viewer) ? undefined : vote.user_id],
    ['created_at', vote.created_at],
    ['updated_at', vote.updated_at],
  ])
