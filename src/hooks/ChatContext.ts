'use client'
import { type Context, createContext } from 'react'
import type { Chat } from '../engine/chat.ts'

/** The chat that hooks below it use; set by `ChatProvider`. */
export const ChatContext: Context<Chat | null> = createContext<Chat | null>(null)
