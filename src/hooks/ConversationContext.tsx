'use client'
import { type Context, createContext, type JSX, type ReactNode, useContext } from 'react'
import {
  type ChannelId,
  channelOf,
  type ConversationId,
  type MessageKey,
  rootOf,
  threadId,
} from '../model/id.ts'

/** The conversation that what is drawn here is part of, where it is not the channel itself. */
export const ConversationContext: Context<ConversationId | null> = createContext<ConversationId | null>(null)

/** Where messages of a channel are read and written here: in the thread that surrounds this, else in the channel. */
export function useConversation(channelId: ChannelId): ConversationId {
  const id = useContext(ConversationContext)
  return id !== null && channelOf(id) === channelId ? id : channelId
}

/** The message in whose thread this is drawn; `null` in the channel itself. */
export const useThreadRoot = (channelId: ChannelId): MessageKey | null => rootOf(useConversation(channelId))

export interface ThreadScopeProps {
  readonly channelId: ChannelId
  readonly root: MessageKey
  readonly children: ReactNode
}

/** What is below reads and writes in the thread under a message. */
export const ThreadScope = ({ channelId, root, children }: ThreadScopeProps): JSX.Element => (
  <ConversationContext.Provider value={threadId(channelId, root)}>{children}</ConversationContext.Provider>
)
