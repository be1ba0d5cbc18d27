import type { JSX } from 'react'
import { Channel, Chat, type ChatInstance, ReminderList } from '../../../src/index.ts'

/** What is saved for later beside the conversation: a press goes to the message, in its channel. */
export const SavedForLater = ({ chat }: { readonly chat: ChatInstance }): JSX.Element => (
  <Chat chat={chat}>
    <ReminderList />
    <Channel />
  </Chat>
)
