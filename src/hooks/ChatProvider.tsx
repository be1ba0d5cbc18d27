'use client'
import { type JSX, type ReactNode, useEffect } from 'react'
import type { Chat } from '../engine/chat.ts'
import { ChatContext } from './ChatContext.ts'

export interface ChatProviderProps {
  /** Made once, outside of rendering, by `createChat`. */
  readonly chat: Chat
  /** Opens the connection while mounted; several providers of one chat share it. @default true */
  readonly connect?: boolean
  readonly children?: ReactNode
}

/** Gives the hooks below it their chat and keeps it connected while mounted. It draws nothing. */
export function ChatProvider({ chat, connect = true, children }: ChatProviderProps): JSX.Element {
  useEffect(() => (connect ? chat.connect() : undefined), [chat, connect])
  return <ChatContext.Provider value={chat}>{children}</ChatContext.Provider>
}
