import { accessOf } from '../channels/channelAccess.ts'
import { configOf } from '../channels/channelType.ts'
import { endSentDraft } from '../drafts/endDraft.ts'
import { notFound } from '../failure.ts'
import { advanceRead, advanceThreadRead } from '../reads/advanceRead.ts'
import { unreadReplies } from '../reads/totals.ts'
import type { Scope } from '../scope.ts'
import type { ChannelRecord, MessageRecord } from '../store/records.ts'
import { inChannel, tables } from '../store/tables.ts'

/**
 * Keeps a new message with everything that follows from it: the channel's newest time, the author's read mark, the
 * counters of the message it replies to; and tells all of it.
 */
export async function addMessage(
  scope: Scope,
  message: MessageRecord,
  parent: MessageRecord | undefined,
): Promise<void> {
  const { cid, user_id: author } = message
  await scope.tx.put(tables.messages, message)
  const known = await scope.tx.get(tables.channels, cid)
  if (!known) throw notFound(`Channel ${cid}`)
  const channel: ChannelRecord = {
    ...known,
    message_count: known.message_count + 1,
    ...(inChannel(message) ? { last_message_at: message.created_at } : {}),
  }
  await scope.tx.put(tables.channels, channel)
  if (inChannel(message)) await advanceRead(scope, cid, author, message)
  scope.happened({
    type: 'message.new',
    to: 'channel',
    cid,
    actor_id: author,
    message_id: message.id,
    withTotals: true,
    notifiesElsewhere: inChannel(message),
    fields: {
      watcher_count: scope.hub.watchingUsers(cid).length,
      ...(configOf(scope.types, channel).count_messages
        ? { channel_message_count: channel.message_count }
        : {}),
    },
  })
  await endSentDraft(scope, message)
  if (parent) await addReply(scope, channel, message, parent)
}

async function addReply(
  scope: Scope,
  channel: ChannelRecord,
  reply: MessageRecord,
  parent: MessageRecord,
): Promise<void> {
  const participants = [...new Set([...parent.participant_ids, reply.user_id])]
  await scope.tx.put(tables.messages, {
    ...parent,
    reply_count: parent.reply_count + 1,
    participant_ids: participants,
    updated_at: scope.clock.next(),
  })
  scope.happened({ type: 'message.updated', to: 'channel', cid: parent.cid, message_id: parent.id })
  await advanceThreadRead(scope, parent, reply.user_id, reply)
  for (const userId of new Set([parent.user_id, ...participants])) {
    if (userId === reply.user_id) continue
    const { standing } = await accessOf(scope, { userId, isServer: false }, channel)
    if (standing === 'stranger') continue
    // Whoever wrote the first message takes part from the first reply on, with that reply unread.
    const read = await advanceThreadRead(scope, parent, userId, undefined)
    scope.happened({
      type: 'notification.thread_message_new',
      to: 'user',
      user_id: userId,
      cid: parent.cid,
      message_id: reply.id,
      withChannel: true,
      withTotals: true,
      fields: {
        thread_id: parent.id,
        watcher_count: scope.hub.watchingUsers(parent.cid).length,
        unread_thread_messages: await unreadReplies(scope, read),
      },
    })
  }
}
