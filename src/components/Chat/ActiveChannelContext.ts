'use client'
import { type Context, createContext, useContext } from 'react'
import type { ChannelId, MessageKey } from '../../model/id.ts'

/** Where the focus goes in a thread that opens: who wants to answer writes, who wants to read is at its beginning. */
export type ThreadFocus = 'composer' | 'heading'

/** A thread that is open beside its channel. */
export interface OpenThread {
  readonly channelId: ChannelId
  readonly root: MessageKey
  readonly focus: ThreadFocus
}

/** Which conversation is open, and how to open another. */
export interface ActiveChannel {
  readonly channelId: ChannelId | null
  readonly open: (channelId: ChannelId | null) => void
  /** The thread that is open in it. */
  readonly thread: OpenThread | null
  readonly openThread: (thread: OpenThread | null) => void
}

export const ActiveChannelContext: Context<ActiveChannel> = createContext<ActiveChannel>({
  channelId: null,
  open: () => {},
  thread: null,
  openThread: () => {},
})

export const useActiveChannel = (): ActiveChannel => useContext(ActiveChannelContext)
