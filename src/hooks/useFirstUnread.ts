'use client'
import { useState } from 'react'
import type { ChannelId, MessageKey } from '../model/id.ts'
import { selectFirstUnread } from '../state/grouping.ts'
import { selectRows } from '../state/rows.ts'
import { useChat } from './useChat.ts'
import { useMessages } from './useMessages.ts'
import { useUnread } from './useUnread.ts'

export interface FirstUnread {
  readonly channelId: ChannelId
  readonly first: MessageKey | null
  /** How many there were when the channel was opened. */
  readonly count: number
}

/**
 * The message above which the unread line stands. It is decided when the channel opens and stays there while the
 * channel is open, although its messages are marked read meanwhile (SC-6).
 */
export function useFirstUnread(channelId: ChannelId): FirstUnread | null {
  const chat = useChat()
  const { isLoading } = useMessages(channelId)
  const { readUpTo, count } = useUnread(channelId)
  const [opened, setOpened] = useState<FirstUnread | null>(null)
  if (isLoading) return null
  if (opened?.channelId === channelId) return opened
  const state = chat.store.getState()
  const rows = selectRows(state, channelId)
  const first = count > 0 ? selectFirstUnread(state, channelId, rows, readUpTo) : null
  const found = { channelId, first, count }
  setOpened(found)
  return found
}
