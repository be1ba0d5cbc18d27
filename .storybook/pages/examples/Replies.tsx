import type { JSX } from 'react'
import { type ChannelId, Chat, type ChatInstance, type MessageKey, Thread } from '../../../src/index.ts'

interface RepliesProps {
  readonly chat: ChatInstance
  readonly channelId: ChannelId
  readonly root: MessageKey
  readonly onClose: () => void
}

/** A thread in a place of one's own; inside of `Channel` it opens by itself. */
export const Replies = ({ chat, channelId, root, onClose }: RepliesProps): JSX.Element => (
  <Chat chat={chat} channelId={channelId}>
    <Thread key={root} channelId={channelId} root={root} focus="heading" onClose={onClose} />
  </Chat>
)
