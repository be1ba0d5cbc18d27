import type { OperationRule } from './rule.ts'

/** How far I have read; the newest wish wins and no message shows it. */
export const readChannel: OperationRule<'channel.read'> = {
  target: ({ channelId }) => channelId,
  lane: ({ channelId }) => `read:${channelId}`,
  onFailure: 'drop',
  repeatable: true,
}
