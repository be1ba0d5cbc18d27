import { threadId } from '../../model/id.ts'
import type { OperationRule } from './rule.ts'

/** A thread is new to me again, as a whole. */
export const unreadThread: OperationRule<'thread.unread'> = {
  target: ({ channelId, thread }) => threadId(channelId, thread),
  lane: ({ channelId, thread }) => `read:${threadId(channelId, thread)}`,
  onFailure: 'drop',
  repeatable: true,
}
