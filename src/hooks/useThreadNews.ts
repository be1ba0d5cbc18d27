'use client'
import { useMemo } from 'react'
import { type ChannelId, type MessageKey, threadId } from '../model/id.ts'
import { selectLastReplyAt, selectUnread } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'

export interface ThreadNews {
  /** Replies that I have not read; 0 where I take no part in it, or nobody told. */
  readonly unread: number
  /** When the newest reply came, ms since the epoch; 0 where nobody told. */
  readonly lastReplyAt: number
}

/** What is new under one message, without its history. */
export function useThreadNews(channelId: ChannelId, root: MessageKey): ThreadNews {
  const id = useMemo(() => threadId(channelId, root), [channelId, root])
  const unread = useChatState((state) => selectUnread(state, id))
  const lastReplyAt = useChatState((state) => selectLastReplyAt(state, id))
  return { unread, lastReplyAt }
}
