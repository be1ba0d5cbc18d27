import { readableChannels } from '../channels/readableChannels.ts'
import { notFound } from '../failure.ts'
import { pageOf, readPaging } from '../filters/cursor.ts'
import { readFilter, type Facts, type FieldKinds } from '../filters/filter.ts'
import { readSort, type Sort, type Sortable } from '../filters/sort.ts'
import type { AnyCall, Handler } from '../http/call.ts'
import type { PollRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { isGoneFor, openPoll } from './openPoll.ts'
import { optionView, pollView } from './pollView.ts'

const LIMIT = { usual: 25, most: 100 } as const
const NEWEST_FIRST: readonly Sort[] = [{ field: 'created_at', direction: -1 }]

const pollFields: FieldKinds = new Map([
  ['id', 'text'],
  ['name', 'text'],
  ['created_by_id', 'text'],
  ['voting_visibility', 'text'],
  ['is_closed', 'flag'],
  ['enforce_unique_vote', 'flag'],
  ['allow_answers', 'flag'],
  ['allow_user_suggested_options', 'flag'],
  ['max_votes_allowed', 'number'],
  ['created_at', 'time'],
  ['updated_at', 'time'],
])

/** One poll by its id. */
export const getPoll: Handler<'getPoll'> = async (call) => {
  const { poll } = await openPoll(call, call.path.poll_id)
  return { poll: await pollView(call, poll, call.actor.userId) }
}

/** One option of a poll. */
export const getPollOption: Handler<'getPollOption'> = async (call) => {
  const { poll } = await openPoll(call, call.path.poll_id)
  const option = poll.options.find(({ id }) => id === call.path.option_id)
  if (!option) throw notFound(`Option ${call.path.option_id} of poll ${poll.id}`)
  return { poll_option: optionView(option) }
}

/** The polls the caller may see: in channels they may read, and their own that hang nowhere yet. */
export const queryPolls: Handler<'queryPolls'> = async (call) => {
  const filter = readFilter(call.body.json['filter'], pollFields, 'filter')
  const paging = readPaging(call.body, readSort(call.body, NEWEST_FIRST), LIMIT)
  const found: Sortable<PollRecord>[] = []
  for (const poll of await pollsInReach(call)) {
    const facts = factsOf(poll)
    if (filter.matches(facts) && (await isShown(call, poll))) found.push({ thing: poll, facts, tie: poll.id })
  }
  const { things, next, previous } = pageOf(found, paging)
  return {
    polls: await Promise.all(things.map((poll) => pollView(call, poll, call.actor.userId))),
    ...(next === undefined ? {} : { next }),
    ...(previous === undefined ? {} : { prev: previous }),
  }
}

async function pollsInReach(call: AnyCall): Promise<readonly PollRecord[]> {
  const { tx, actor } = call
  if (actor.isServer) return tx.range(tables.polls, 'all', '')
  const channels = await readableChannels(call, actor)
  const hanging = channels.map(({ channel }) => tx.range(tables.polls, 'channel', channel.cid))
  const own = actor.userId === undefined ? [] : await tx.range(tables.polls, 'creator', actor.userId)
  return [...(await Promise.all(hanging)).flat(), ...own.filter((poll) => poll.cid === undefined)]
}

async function isShown({ tx, actor }: AnyCall, { message_id: id }: PollRecord): Promise<boolean> {
  const message = id === undefined ? undefined : await tx.get(tables.messages, id)
  return message === undefined || !isGoneFor(message, actor.userId)
}

const factsOf = (poll: PollRecord): Facts =>
  new Map<string, unknown>([
    ...Object.entries(poll.custom),
    ...[...pollFields.keys()].map((name) => [name, poll[name as keyof PollRecord]] as const),
  ])
