'use client'
import { useCallback } from 'react'
import type { ChannelId, MessageKey } from '../model/id.ts'
import type { MessageView } from '../state/messageView.ts'
import { selectArePinsWhole, selectPinned } from '../state/selectPins.ts'
import { selectCan } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChatStates } from './bridges/useChatStates.ts'
import { useChat } from './useChat.ts'

export interface UsePinnedMessages {
  /** What was pinned last first; some may not be loaded in the list. The same array while none of them changes. */
  readonly messages: readonly MessageView[]
  /** These are all. A server may tell the newest alone. */
  readonly isWhole: boolean
  readonly canPin: boolean
  /** Pins one for everybody, or takes the pin off. @param until ms since the epoch; left out: for good */
  readonly pin: (key: MessageKey, on: boolean, until?: number | null) => void
}

/** What is pinned in a channel, wherever it stands in the history. Told with the channel, and kept true by events. */
export function usePinnedMessages(channelId: ChannelId): UsePinnedMessages {
  const chat = useChat()
  const isAble = chat.capabilities.has('pins')
  const messages = useChatStates((state) => (isAble ? selectPinned(state, channelId) : NONE))
  const isWhole = useChatState((state) => selectArePinsWhole(state, channelId))
  const mayPin = useChatState((state) => selectCan(state, channelId, 'pin-message'))
  const pin = useCallback<UsePinnedMessages['pin']>(
    (key, on, until) => chat.pin(channelId, key, on, until),
    [chat, channelId],
  )
  return { messages, isWhole, canPin: isAble && mayPin, pin }
}

const NONE: readonly MessageView[] = []
