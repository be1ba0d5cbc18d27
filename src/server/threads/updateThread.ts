import { demand } from '../channels/channelAccess.ts'
import { badInput } from '../failure.ts'
import { customOf, fields } from '../fields.ts'
import type { Handler } from '../http/call.ts'
import { reservedOfThread } from '../reserved.ts'
import type { ThreadRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { openThread } from './thread.ts'
import { threadView } from './threadView.ts'

const LONGEST_TITLE = 255
const CHANGEABLE: ReadonlySet<string> = new Set(['title', 'custom'])

/** Names a thread, or changes its custom data. */
export const updateThreadPartial: Handler<'updateThreadPartial'> = async (call) => {
  const thread = await openThread(call, call.actor, call.path.message_id)
  const { access, parent, details } = thread
  demand(access, 'update-thread', 'change threads')
  const set = call.body.object('set')
  const unset = call.body.ids('unset', 100) ?? []
  const fixed = [...Object.keys(set.json), ...unset].find(
    (name) => reservedOfThread.has(name) && !CHANGEABLE.has(name),
  )
  if (fixed) throw badInput(`set.${fixed}`, 'cannot be changed')
  const kept = Object.entries(details?.custom ?? {}).filter(([name]) => !unset.includes(name))
  const given = Object.entries(customOf(set, reservedOfThread))
  const record: ThreadRecord = {
    parent_id: parent.id,
    cid: parent.cid,
    title: set.text('title', LONGEST_TITLE) ?? (unset.includes('title') ? '' : (details?.title ?? '')),
    custom: customOf(fields(Object.fromEntries([...kept, ...given]), 'thread'), reservedOfThread),
    updated_at: call.clock.next(),
  }
  await call.tx.put(tables.threads, record)
  call.happened({
    type: 'thread.updated',
    to: 'channel',
    cid: parent.cid,
    thread_id: parent.id,
    ...(call.actor.userId === undefined ? {} : { actor_id: call.actor.userId }),
  })
  return { thread: await threadView(call, { ...thread, details: record }, call.actor.userId) }
}
