'use client'
import { useCallback } from 'react'
import type { ChannelId, MessageKey } from '../model/id.ts'
import { isBeyond, selectChannelInfo, selectMessage } from '../state/selectors.ts'
import { selectReminder } from '../state/selectReminder.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

export interface UseReminder {
  /** When I am told, ms since the epoch; `'kept'`: never, it is only kept; `null`: it is not kept. */
  readonly reminder: number | 'kept' | null
  readonly canRemind: boolean
  /** Keeps the message. @param at ms since the epoch; `null`: without a time */
  readonly remind: (at: number | null) => void
  /** Lets it go. */
  readonly forget: () => void
}

/** Whether I keep one message for later, and until when. */
export function useReminder(channelId: ChannelId, key: MessageKey): UseReminder {
  const chat = useChat()
  const reminder = useChatState((state) => selectReminder(state, key))
  const isFit = useChatState((state) => {
    const message = selectMessage(state, channelId, key)
    const isOff = selectChannelInfo(state, channelId)?.reminders === false
    return !isBeyond(message) && message?.id != null && !isOff
  })
  const remind = useCallback(
    (at: number | null) => chat.remind(channelId, key, true, at),
    [chat, channelId, key],
  )
  const forget = useCallback(() => chat.remind(channelId, key, false), [chat, channelId, key])
  return { reminder, canRemind: isFit && chat.capabilities.has('reminders'), remind, forget }
}
