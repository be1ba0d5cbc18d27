import { threadId } from '../../model/id.ts'
import type { OperationRule } from './rule.ts'

/** How far I have read a thread, by the rules of a channel. */
export const readThread: OperationRule<'thread.read'> = {
  target: ({ channelId, thread }) => threadId(channelId, thread),
  lane: ({ channelId, thread }) => `read:${threadId(channelId, thread)}`,
  onFailure: 'drop',
  repeatable: true,
}
