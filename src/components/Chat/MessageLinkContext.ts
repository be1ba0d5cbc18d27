'use client'
import { type Context, createContext } from 'react'
import type { MessagePlace } from './jumps.ts'

/** Where the application shows a message, as an address that can be sent to somebody. */
export type MessageLink = (place: MessagePlace) => string

/** How a message is linked to; `null` where the application has no addresses. */
export const MessageLinkContext: Context<MessageLink | null> = createContext<MessageLink | null>(null)
