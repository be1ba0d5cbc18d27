'use client'
import { useCallback } from 'react'
import type { ChannelId } from '../model/id.ts'
import { selectChannelTitle } from '../state/channelTitle.ts'
import { selectUnread } from '../state/selectors.ts'
import { useChat } from './useChat.ts'

/** What a channel is called, and how much of it is unread. Foreign text. */
export interface Glance {
  readonly title: string
  readonly unread: number
}

/** Looks at a channel once, when something happens, without watching it. */
export function useGlance(): (channelId: ChannelId) => Glance {
  const { store } = useChat()
  return useCallback(
    (channelId) => {
      const state = store.getState()
      return { title: selectChannelTitle(state, channelId), unread: selectUnread(state, channelId) }
    },
    [store],
  )
}
