'use client'
import { type Context, createContext, useContext } from 'react'
import { type ChannelId, channelOf, type ConversationId } from '../model/id.ts'

/** The conversation that what is drawn here is part of, where it is not the channel itself. */
export const ConversationContext: Context<ConversationId | null> = createContext<ConversationId | null>(null)

/** Where messages of a channel are read and written here: in the thread that surrounds this, else in the channel. */
export function useConversation(channelId: ChannelId): ConversationId {
  const id = useContext(ConversationContext)
  return id !== null && channelOf(id) === channelId ? id : channelId
}
