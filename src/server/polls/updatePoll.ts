import { badInput } from '../failure.ts'
import { fields, type Fields } from '../fields.ts'
import { type AnyCall, type Handler } from '../http/call.ts'
import { reservedOfPoll } from '../reserved.ts'
import type { PollOptionRecord, PollRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { eraseVotesFor } from './erasePoll.ts'
import { openPollToChange } from './openPoll.ts'
import { readOption, readOptionList, readPollContent, refuseTwins, type PollContent } from './pollContent.ts'
import { pollView } from './pollView.ts'
import { tellPoll } from './tellPoll.ts'

/** Writes a poll anew. What is left out is as in a new one, but for its options and whether it is closed. */
export const updatePoll: Handler<'updatePoll'> = async (call) => {
  const id = call.body.id('id')
  if (id === undefined) throw badInput('id', 'is required')
  const { poll } = await openPollToChange(call, id)
  return save(call, poll, call.body)
}

/** Fields of a poll a partial update may name; every other is custom data or fixed. */
const CHANGEABLE: ReadonlySet<string> = new Set([
  'name',
  'description',
  'options',
  'voting_visibility',
  'enforce_unique_vote',
  'max_votes_allowed',
  'allow_user_suggested_options',
  'allow_answers',
  'is_closed',
  'custom',
])

/** Changes single fields of a poll. */
export const updatePollPartial: Handler<'updatePollPartial'> = async (call) => {
  const { poll } = await openPollToChange(call, call.path.poll_id)
  const set = call.body.object('set')
  const unset = call.body.ids('unset', 100) ?? []
  const fixed = [...Object.keys(set.json), ...unset].find(
    (name) => reservedOfPoll.has(name) && !CHANGEABLE.has(name),
  )
  if (fixed) throw badInput(`set.${fixed}`, 'cannot be changed')
  const kept = Object.entries({
    ...(unset.includes('custom') ? {} : poll.custom),
    ...contentOf(poll),
  }).filter(([name]) => !unset.includes(name))
  return save(call, poll, fields(Object.fromEntries([...kept, ...Object.entries(set.json)]), 'set'))
}

/** What a poll is, in the words of a request. */
const contentOf = (poll: PollRecord) => ({
  name: poll.name,
  description: poll.description,
  voting_visibility: poll.voting_visibility,
  enforce_unique_vote: poll.enforce_unique_vote,
  max_votes_allowed: poll.max_votes_allowed,
  allow_user_suggested_options: poll.allow_user_suggested_options,
  allow_answers: poll.allow_answers,
})

async function save(call: AnyCall, before: PollRecord, from: Fields) {
  const isClosed = from.flag('is_closed') ?? before.is_closed
  const content = isClosed ? readPollContent(from) : stillOpen(call, before, readPollContent(from))
  await refuseBetrayal(call, before, content)
  const options = from.has('options') ? await keepOptions(call, before, from) : before.options
  const { max_votes_allowed: _most, closes_at: _end, ...rest } = before
  const poll: PollRecord = {
    ...rest,
    ...content,
    options,
    is_closed: isClosed,
    updated_at: call.clock.next(),
  }
  await call.tx.put(tables.polls, poll)
  const type = isClosed && !before.is_closed ? 'poll.closed' : 'poll.updated'
  tellPoll(call, type, poll, { actorId: call.actor.userId })
  return { poll: await pollView(call, poll, call.actor.userId) }
}

/** A poll that is opened again would close at once by a time that has passed: so this time is let go. */
function stillOpen(call: AnyCall, before: PollRecord, content: PollContent): PollContent {
  const { closes_at: end, custom, ...rest } = content
  if (!before.is_closed || end === undefined || end > call.clock.now()) return content
  return {
    ...rest,
    custom: Object.fromEntries(Object.entries(custom).filter(([name]) => name !== 'closes_at')),
  }
}

/** @throws Failure 4 when people who voted in secret would be told of after all */
async function refuseBetrayal(call: AnyCall, before: PollRecord, content: PollContent): Promise<void> {
  if (before.voting_visibility === 'public' || content.voting_visibility === 'anonymous') return
  if ((await call.tx.count(tables.pollVotes, 'poll', before.id, { limit: 1 })) > 0)
    throw badInput('voting_visibility', 'cannot become public once somebody has voted')
}

/** Those of a poll's options that a request names, changed as it says. Any other goes, with its votes. */
async function keepOptions(
  call: AnyCall,
  before: PollRecord,
  from: Fields,
): Promise<readonly PollOptionRecord[]> {
  const kept: PollOptionRecord[] = []
  for (const entry of readOptionList(from)) {
    const option = before.options.find(({ id }) => id === entry.json['id'])
    if (!option || kept.some(({ id }) => id === option.id))
      throw badInput(`${entry.path}.id`, 'must be that of an option of this poll, and named once')
    const text = entry.has('text') ? {} : { text: option.text }
    const said = readOption(fields({ ...entry.json, ...text }, entry.path))
    kept.push({ ...option, text: said.text, ...(Object.keys(said.custom).length === 0 ? {} : said) })
  }
  refuseTwins(kept, from.path === '' ? 'options' : `${from.path}.options`)
  for (const { id } of before.options)
    if (!kept.some((option) => option.id === id)) await eraseVotesFor(call, before, id)
  return kept
}
