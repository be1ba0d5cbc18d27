'use client'
import { useCallback } from 'react'
import type { ChannelId } from '../model/id.ts'
import { selectCan } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

export interface UseSendEvent {
  /** Whether I may send events here now. */
  readonly canSend: boolean
  /**
   * Tells everybody who has the channel open, me included, a word of the application's own. Names of the server's own
   * (`message.…`, `channel.…`) are refused, and so is more than 5 KB of data.
   * @throws OutcomeError (as a rejection) when the server did not take it; nothing is tried again
   */
  readonly send: (name: string, data?: Readonly<Record<string, unknown>>) => Promise<void>
}

/** Sends events of the application's own to a channel; `useChannelEvent` hears them. */
export function useSendEvent(channelId: ChannelId): UseSendEvent {
  const chat = useChat()
  const mayI = useChatState((state) => selectCan(state, channelId, 'send-custom-events'))
  const send = useCallback<UseSendEvent['send']>(
    (name, data) => chat.sendEvent(channelId, name, data),
    [chat, channelId],
  )
  return { canSend: mayI && chat.capabilities.has('custom-events'), send }
}
