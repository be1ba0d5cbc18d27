import { notAllowed } from '../failure.ts'
import type { Handler } from '../http/call.ts'
import type { PollRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { erasePoll } from './erasePoll.ts'
import { openPoll } from './openPoll.ts'
import { tellPoll } from './tellPoll.ts'

/** Deletes a poll with its votes. The message it hung on stays, as a newer version without it. */
export const deletePoll: Handler<'deletePoll'> = async (call) => {
  const { poll, place, isManager } = await openPoll(call, call.path.poll_id)
  if (!isManager) throw notAllowed(`delete poll ${poll.id}`)
  await erasePoll(call, poll.id)
  if (!place) return {}
  const { poll_id: _poll, ...message } = place.message
  const now = call.clock.next()
  await call.tx.put(tables.messages, { ...message, updated_at: now })
  tellPoll(call, 'poll.deleted', poll, {
    actorId: call.actor.userId,
    gone: { ...emptied(poll), updated_at: now },
  })
  return {}
}

/** What is told of a poll that was deleted: that it was there, not what it asked. */
function emptied(poll: PollRecord): PollRecord {
  const { closes_at: _end, ...rest } = poll
  return { ...rest, name: '', description: '', options: [], answers_count: 0, is_closed: true, custom: {} }
}
