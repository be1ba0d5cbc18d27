import type { OperationRule } from './rule.ts'

/** From where on a channel is new to me again; one wish with how far I have read it, so they share target and lane. */
export const unreadChannel: OperationRule<'channel.unread'> = {
  target: ({ channelId }) => channelId,
  lane: ({ channelId }) => `read:${channelId}`,
  onFailure: 'drop',
  repeatable: true,
}
