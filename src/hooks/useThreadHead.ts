'use client'
import { useMemo } from 'react'
import { aroundReceipt } from '../engine/queries.ts'
import { type ChannelId, type MessageKey, threadId } from '../model/id.ts'
import { selectIsLoaded, selectRows } from '../state/rows.ts'
import { selectMessage } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useReceipt } from './bridges/useReceipt.ts'
import { useChat } from './useChat.ts'

export interface ThreadHead {
  /** Whether the message that the thread hangs on is known. */
  readonly isThere: boolean
  /** How many replies there are: as the server counts, or as many as are seen where those are more. */
  readonly replyCount: number
}

/** What stands above the replies to one message. Asks for the message where it is not known. */
export function useThreadHead(channelId: ChannelId, root: MessageKey): ThreadHead {
  const chat = useChat()
  const id = useMemo(() => threadId(channelId, root), [channelId, root])
  const isThere = useChatState((state) => selectMessage(state, channelId, root) !== null)
  const isChannelLoaded = useChatState((state) => selectIsLoaded(state, channelId))
  const replyCount = useChatState((state) =>
    Math.max(selectMessage(state, channelId, root)?.replyCount ?? 0, selectRows(state, id).length),
  )
  // Opened from somewhere else than its channel's list: the message may be far from what is loaded.
  useReceipt(
    useMemo(() => aroundReceipt(chat, channelId, root), [chat, channelId, root]),
    isChannelLoaded && !isThere,
  )
  return { isThere, replyCount }
}
