'use client'
import { useCallback } from 'react'
import type { ChannelId } from '../model/id.ts'
import { selectUnread } from '../state/selectors.ts'
import { useChat } from './useChat.ts'

/** Finds the next channel with something new below (1) or above (−1) one in the list; `null` when there is none. */
export type FindUnread = (from: ChannelId | null, step: 1 | -1) => ChannelId | null

/** Walks the channels that have something unread, without watching any of them. */
export function useNextUnread(): FindUnread {
  const { store } = useChat()
  return useCallback<FindUnread>(
    (from, step) => {
      const state = store.getState()
      const order = state.base.channelOrder
      const place = from === null ? -1 : order.indexOf(from)
      const below = order.slice(place + 1)
      const above = order.slice(0, Math.max(0, place)).reverse()
      return (step === 1 ? below : above).find((id) => selectUnread(state, id) > 0) ?? null
    },
    [store],
  )
}
