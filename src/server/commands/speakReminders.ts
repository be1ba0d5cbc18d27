import { accessOf } from '../channels/channelAccess.ts'
import { addMessage } from '../messages/addMessage.ts'
import type { Scope } from '../scope.ts'
import { endOf } from '../stamp.ts'
import type { MessageRecord, SpokenReminderRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'

/** Says what was to be said by now. Looked at before every transaction: it costs one probe. */
export async function speakReminders(scope: Scope): Promise<void> {
  const due = await scope.tx.range(tables.spokenReminders, 'due', '', { before: endOf(scope.clock.now()) })
  for (const reminder of due) {
    await scope.tx.remove(tables.spokenReminders, reminder.id)
    await speak(scope, reminder)
  }
}

/** When the next one is due, so that the server can wake for it. */
export const nextReminder = async ({ tx }: Pick<Scope, 'tx'>): Promise<string | undefined> =>
  (await tx.range(tables.spokenReminders, 'due', '', { limit: 1 }))[0]?.due_at

/** Who may not write in the channel any more is not heard there, and neither are their reminders. */
async function speak(scope: Scope, reminder: SpokenReminderRecord): Promise<void> {
  const { cid, user_id, parent_id } = reminder
  const channel = await scope.tx.get(tables.channels, cid)
  if (!channel) return
  const access = await accessOf(scope, { userId: user_id, isServer: false }, channel)
  if (!access.capabilities.has('send-message')) return
  const parent = parent_id === undefined ? undefined : await scope.tx.get(tables.messages, parent_id)
  const now = scope.clock.next()
  const message: MessageRecord = {
    id: `${user_id}-${reminder.id}`,
    cid,
    user_id,
    type: 'system',
    text: reminder.text,
    html: '',
    attachments: [],
    mentioned_user_ids: [],
    mentioned_channel: false,
    mentioned_here: false,
    command: 'remind',
    ...(parent ? { parent_id: parent.id } : {}),
    show_in_channel: parent !== undefined && (reminder.show_in_channel ?? false),
    silent: false,
    reply_count: 0,
    deleted_reply_count: 0,
    participant_ids: [],
    reaction_groups: [],
    hidden_for: [],
    created_at: now,
    updated_at: now,
    custom: {},
  }
  await addMessage(scope, message, parent)
}
