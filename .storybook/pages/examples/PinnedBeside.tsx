import type { JSX } from 'react'
import { Channel, type ChannelId, Chat, type ChatInstance, PinnedMessages } from '../../../src/index.ts'

interface PinnedBesideProps {
  readonly chat: ChatInstance
  readonly channelId: ChannelId
}

/** What is pinned, always in sight beside its conversation; without this it opens from the header. */
export const PinnedBeside = ({ chat, channelId }: PinnedBesideProps): JSX.Element => (
  <Chat chat={chat} channelId={channelId}>
    <PinnedMessages channelId={channelId} />
    <Channel />
  </Chat>
)
