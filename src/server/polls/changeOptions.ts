import { demand, demandFeature } from '../channels/channelAccess.ts'
import { badInput, notAllowed, notFound } from '../failure.ts'
import type { AnyCall, Handler } from '../http/call.ts'
import type { PollOptionRecord, PollRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { eraseVotesFor } from './erasePoll.ts'
import { openPoll, openPollToChange, refuseClosed, type OpenPoll } from './openPoll.ts'
import { MOST_OPTIONS, readOption, refuseTwins } from './pollContent.ts'
import { optionView } from './pollView.ts'
import { tellPoll } from './tellPoll.ts'

/** Adds an option: the maker's, a moderator's or, where the poll takes them, anybody's who may vote. */
export const createPollOption: Handler<'createPollOption'> = async (call) => {
  const open = await openPoll(call, call.path.poll_id)
  demandSuggesting(open)
  const { poll } = open
  const said = readOption(call.body)
  refuseClosed(poll)
  if (poll.options.length >= MOST_OPTIONS) throw badInput('poll_id', `has ${MOST_OPTIONS} options already`)
  const option: PollOptionRecord = { ...said, id: call.env.uuid(), votes: 0 }
  const options = [...poll.options, option]
  refuseTwins(options, 'text')
  await save(call, { ...poll, options })
  return { poll_option: optionView(option) }
}

/** Writes an option anew. Its votes stay. */
export const updatePollOption: Handler<'updatePollOption'> = async (call) => {
  const { poll } = await openPollToChange(call, call.path.poll_id)
  const id = call.body.id('id')
  if (id === undefined) throw badInput('id', 'is required')
  const option = { ...optionOf(poll, id), ...readOption(call.body) }
  const options = poll.options.map((known) => (known.id === id ? option : known))
  refuseTwins(options, 'text')
  await save(call, { ...poll, options })
  return { poll_option: optionView(option) }
}

/** Takes an option away, with its votes. */
export const deletePollOption: Handler<'deletePollOption'> = async (call) => {
  const { poll } = await openPollToChange(call, call.path.poll_id)
  const option = optionOf(poll, call.path.option_id)
  await eraseVotesFor(call, poll, option.id)
  await save(call, { ...poll, options: poll.options.filter((known) => known !== option) })
  return {}
}

function demandSuggesting({ poll, place, isManager }: OpenPoll): void {
  if (place) demandFeature(place.access, 'polls')
  if (isManager) return
  if (!poll.allow_user_suggested_options) throw notAllowed(`add options to poll ${poll.id}`)
  if (place) demand(place.access, 'cast-poll-vote', 'add options to polls')
}

/** @throws Failure 16 */
function optionOf(poll: PollRecord, id: string): PollOptionRecord {
  const option = poll.options.find((known) => known.id === id)
  if (!option) throw notFound(`Option ${id} of poll ${poll.id}`)
  return option
}

async function save(call: AnyCall, changed: PollRecord): Promise<void> {
  const poll = { ...changed, updated_at: call.clock.next() }
  await call.tx.put(tables.polls, poll)
  tellPoll(call, 'poll.updated', poll, { actorId: call.actor.userId })
}
