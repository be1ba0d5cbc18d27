'use client'
import { useCallback, useEffect, useState } from 'react'
import type { Chat } from '../engine/chat.ts'
import { channelOf, type ConversationId, type MessageKey, rootOf, type Version } from '../model/id.ts'
import { selectFirstUnread } from '../state/grouping.ts'
import { selectArrivals, selectHasOlder, selectRows } from '../state/rows.ts'
import { selectMessage, selectOwnMark, selectUnread } from '../state/selectors.ts'
import { selectMovedBack } from '../state/unreadFrom.ts'
import { useChat } from './useChat.ts'
import { useMessages } from './useMessages.ts'
import { useUnread } from './useUnread.ts'

export interface UnreadLine {
  /** The line stands above this message. */
  readonly first: MessageKey
  /** How many there were when the line was drawn. */
  readonly count: number
}

export interface UseUnreadLine {
  readonly line: UnreadLine | null
  /** False until it is known where the line stands; a list that opens earlier would have to jump. */
  readonly isReady: boolean
  readonly clear: () => void
}

/**
 * Where what I have not read of a channel or thread begins (SC-6). It is decided when that opens and stays although the messages are
 * marked read, until I send something or clear it. What comes while I look elsewhere begins a new line, and so does what I
 * make unread again.
 */
export function useUnreadLine(id: ConversationId): UseUnreadLine {
  const chat = useChat()
  const channelId = channelOf(id)
  const { isLoading, error, loadTime } = useMessages(id)
  const { count, readUpTo } = useUnread(id)
  const [opened, setOpened] = useState<Opened | null>(null)
  const isOpen = opened?.id === id
  let now = isOpen ? opened : null
  if (!isOpen && !isLoading && !error) {
    now = openedAt(chat, id, readUpTo, count)
    setOpened(now)
  }
  const isUnsure = now?.isSure === false
  const isReady = now?.isSure === true
  const setLine = useCallback((line: UnreadLine | null) => setOpened((held) => held && { ...held, line }), [])
  const clear = useCallback(() => setLine(null), [setLine])

  useEffect(() => {
    if (!isUnsure || readUpTo === null) return
    void loadTime(readUpTo).then(() =>
      setOpened((held) =>
        held?.id === id && !held.isSure ? { ...openedAt(chat, id, readUpTo, count), isSure: true } : held,
      ),
    )
    // Asked for once: what is read and counted meanwhile is about what comes later.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isUnsure])

  useEffect(() => {
    if (!isReady) return undefined
    let rows = selectRows(chat.store.getState(), id)
    let mark = selectOwnMark(chat.store.getState(), id)
    let isMovedBack = false
    /** What came since I looked away. */
    let missed: UnreadLine | null = null
    const unsubscribe = chat.store.subscribe((state) => {
      const before = mark
      mark = selectOwnMark(state, id)
      if (before !== mark && rootOf(id) === null && selectMovedBack(state, id, before, mark)) {
        isMovedBack = true
        setLine(openedAt(chat, id, mark, selectUnread(state, id)).line)
      } else if (isMovedBack && selectUnread(state, id) === 0) {
        isMovedBack = false
        setLine(null)
      }
      const next = selectRows(state, id)
      if (next === rows) return
      const arrived = selectArrivals(state, id, rows.at(-1))
      rows = next
      const messages = arrived.flatMap((key) => selectMessage(state, channelId, key) ?? [])
      const others = messages.filter(({ authorId }) => authorId !== state.base.selfId)
      if (messages.some(({ status }) => status === 'sending')) setLine(null)
      const [first] = others
      if (first === undefined || chat.env.isVisible()) return
      missed = { first: missed?.first ?? first.key, count: (missed?.count ?? 0) + others.length }
      setLine(missed)
    })
    const unwake = chat.env.onWake((reason) => {
      if (reason === 'visible') missed = null
    })
    return () => {
      unsubscribe()
      unwake()
    }
  }, [chat, id, channelId, isReady, setLine])

  return { line: now?.line ?? null, isReady, clear }
}

interface Opened {
  readonly id: ConversationId
  readonly line: UnreadLine | null
  /** False while more may be unread before the first loaded message. */
  readonly isSure: boolean
}

function openedAt(chat: Chat, id: ConversationId, readUpTo: Version | null, count: number): Opened {
  const state = chat.store.getState()
  const rows = selectRows(state, id)
  const first = count > 0 ? selectFirstUnread(state, channelOf(id), rows, readUpTo) : null
  return {
    id,
    line: first === null ? null : { first, count },
    isSure: first === null || first !== rows[0] || !selectHasOlder(state, id),
  }
}
