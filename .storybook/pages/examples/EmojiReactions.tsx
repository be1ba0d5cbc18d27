import type { JSX } from 'react'
import { EmojiPicker } from '../../../src/emoji.ts'
import { Channel, ChannelList, Chat, type ChatInstance, type ReactionOptions } from '../../../src/index.ts'

// Made once: whatever is below draws again when one of them is another object.
const components = { EmojiPicker }
const reactions: ReactionOptions = { quick: ['like', '🫖', 'party'], unique: true }

/** A press on "Add reaction" offers three; "All emoji" opens the picker, whose data is loaded then. */
export const WithEmoji = ({ chat }: { readonly chat: ChatInstance }): JSX.Element => (
  <Chat chat={chat} components={components} reactions={reactions}>
    <ChannelList />
    <Channel />
  </Chat>
)
