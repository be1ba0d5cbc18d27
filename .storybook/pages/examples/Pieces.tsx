import type { JSX } from 'react'
import {
  ChannelHeader,
  ChannelList,
  type ChannelId,
  Chat,
  type ChatInstance,
  Composer,
  ConnectionBanner,
  MessageList,
  TypingLine,
} from '../../../src/index.ts'

interface RoomProps {
  readonly chat: ChatInstance
  readonly channelId: ChannelId
}

/** A conversation put together by hand, in an order of one's own. */
export const Room = ({ chat, channelId }: RoomProps): JSX.Element => (
  <Chat chat={chat} channelId={channelId} locale="en" theme="system">
    <ChannelList />
    <section style={{ display: 'flex', flexDirection: 'column', minBlockSize: 0, flex: 1 }}>
      <ChannelHeader channelId={channelId} />
      <ConnectionBanner />
      <MessageList key={channelId} channelId={channelId} readPolicy="auto" />
      <TypingLine channelId={channelId} />
      <Composer channelId={channelId} sendKey="enter" />
    </section>
  </Chat>
)
