import { badInput } from '../failure.ts'
import { me, type Handler } from '../http/call.ts'
import type { PollRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { readOption, readOptionList, readPollContent, refuseTwins } from './pollContent.ts'
import { pollView } from './pollView.ts'

/** Makes a poll. Nobody else knows of it until a message carries it. */
export const createPoll: Handler<'createPoll'> = async (call) => {
  const userId = me(call.actor)
  const id = call.body.id('id') ?? call.env.uuid()
  if (await call.tx.get(tables.polls, id)) throw badInput('id', 'is the id of a poll that already exists')
  const content = readPollContent(call.body)
  const options = readOptionList(call.body).map(readOption)
  refuseTwins(options, 'options')
  const now = call.clock.next()
  const poll: PollRecord = {
    ...content,
    id,
    created_by_id: userId,
    options: options.map((option) => ({ ...option, id: call.env.uuid(), votes: 0 })),
    is_closed: call.body.flag('is_closed') ?? false,
    answers_count: 0,
    created_at: now,
    updated_at: now,
  }
  await call.tx.put(tables.polls, poll)
  return { poll: await pollView(call, poll, userId) }
}
