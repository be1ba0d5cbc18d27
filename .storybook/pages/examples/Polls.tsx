import type { JSX } from 'react'
import { Channel, Chat, type ChatInstance, PollList } from '../../../src/index.ts'

/** Polls hang on messages, and a button of the composer makes them; the list shows all that I may see. */
export const Polls = ({ chat }: { readonly chat: ChatInstance }): JSX.Element => (
  <Chat chat={chat}>
    <PollList />
    <Channel />
  </Chat>
)
