import { asText } from '../../wire/decode.ts'
import { me, type Handler } from '../http/call.ts'
import { tables } from '../store/tables.ts'
import { unreadIn, unreadReplies } from './totals.ts'

/** What the caller has not read: by channel, by type of channel and by thread; only where there is something. */
export const unreadCounts: Handler<'unreadCounts'> = async (call) => {
  const userId = me(call.actor)
  const members = await call.tx.range(tables.members, 'user', userId)
  const counted = await Promise.all(
    members.map(async (member) => ({
      channel_id: member.cid,
      unread_count: await unreadIn(call, member),
      last_read: member.last_read,
    })),
  )
  const channels = counted.filter((channel) => channel.unread_count > 0)

  const reads = await call.tx.range(tables.threadReads, 'user', userId)
  const followed = await Promise.all(
    reads.map(async (read) => ({
      parent_message_id: read.parent_id,
      unread_count: await unreadReplies(call, read),
      last_read: read.last_read,
      last_read_message_id: asText(read.last_read_message_id),
    })),
  )
  const threads = followed.filter((thread) => thread.unread_count > 0)

  const typeOf = ({ channel_id: cid }: { readonly channel_id: string }): string =>
    cid.slice(0, cid.indexOf(':'))
  const types = [...new Set(channels.map(typeOf))]
  const sum = (counts: readonly { readonly unread_count: number }[]): number =>
    counts.reduce((total, { unread_count }) => total + unread_count, 0)
  return {
    total_unread_count: sum(channels),
    total_unread_threads_count: threads.length,
    channels,
    channel_type: types.map((type) => {
      const ofType = channels.filter((channel) => typeOf(channel) === type)
      return { channel_type: type, channel_count: ofType.length, unread_count: sum(ofType) }
    }),
    threads,
  }
}
