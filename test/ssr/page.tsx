import type { ComponentProps, JSX } from 'react'
import type { Chat as ChatRoot } from '../../src/components/Chat/index.ts'
import { Channel, ChannelList, Chat } from '../../src/index.ts'
import type { ChatInstance } from '../../src/index.ts'

/** The chat of a host that draws it on its server first: what depends on the machine is said. */
export function Page({
  chat,
  ...root
}: { readonly chat: ChatInstance } & Partial<ComponentProps<typeof ChatRoot>>): JSX.Element {
  return (
    <Chat chat={chat} locale="en" timeZone="Europe/Amsterdam" {...root}>
      <ChannelList />
      <Channel />
    </Chat>
  )
}
