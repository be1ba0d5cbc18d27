import { mayRead } from '../channels/channelAccess.ts'
import { tellDraft } from '../drafts/endDraft.ts'
import { tellReminder } from '../reminders/tellReminder.ts'
import type { Scope } from '../scope.ts'
import type { MessageRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'

/**
 * Lets go of what people keep about a message that is about to be erased: their reminders, their drafts of replies,
 * the name of its thread. Each is told of their own, as long as they may read the channel.
 */
export async function forgetKept(scope: Scope, { id, cid }: MessageRecord): Promise<void> {
  for (const reminder of await scope.tx.range(tables.reminders, 'message', id)) {
    await scope.tx.remove(tables.reminders, tables.reminders.key(reminder))
    if (await mayRead(scope, reminder.user_id, cid)) await tellReminder(scope, 'reminder.deleted', reminder)
  }
  for (const draft of await scope.tx.range(tables.drafts, 'parent', id)) {
    await scope.tx.remove(tables.drafts, tables.drafts.key(draft))
    if (await mayRead(scope, draft.user_id, cid)) tellDraft(scope, 'draft.deleted', draft)
  }
  await scope.tx.remove(tables.threads, id)
}
