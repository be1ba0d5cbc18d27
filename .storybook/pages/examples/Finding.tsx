import type { JSX } from 'react'
import { Channel, Chat, type ChatInstance, Search } from '../../../src/index.ts'

/** A search of all conversations beside the one that is open; in a header there is one of its own already. */
export const Finding = ({ chat }: { readonly chat: ChatInstance }): JSX.Element => (
  <Chat chat={chat}>
    <Search />
    <Channel />
  </Chat>
)
