'use client'
import { type Context, createContext, useContext } from 'react'
import type { ChannelId } from '../../model/id.ts'

/** Which conversation is open, and how to open another. */
export interface ActiveChannel {
  readonly channelId: ChannelId | null
  readonly open: (channelId: ChannelId | null) => void
}

export const ActiveChannelContext: Context<ActiveChannel> = createContext<ActiveChannel>({
  channelId: null,
  open: () => {},
})

export const useActiveChannel = (): ActiveChannel => useContext(ActiveChannelContext)
