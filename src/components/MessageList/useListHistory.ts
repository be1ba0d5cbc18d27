'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { GapKey, UseMessages } from '../../hooks/useMessages.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useRoot } from '../Chat/RootContext.ts'

export interface ListHistory {
  /** The reader comes near the first message. */
  readonly onNearStart: () => void
  /** The reader comes near a place where messages are missing. */
  readonly onNearGap: (row: string) => void
  readonly isFillingGap: boolean
  /** Older messages by key or button: how many came is said aloud. */
  readonly loadAloud: () => void
}

/** Loads history where the reader is about to look, one page at a time. A page that failed waits to be asked for again. */
export function useListHistory(messages: UseMessages): ListHistory {
  const { rows, hasOlder, isLoadingOlder, olderError, loadOlder, loadGap } = messages
  const { announce } = useRoot()
  const { strings } = useLocale()
  const [filling, setFilling] = useState<GapKey | null>(null)
  const [failed, setFailed] = useState<GapKey | null>(null)
  /** How many rows there were when a page was asked for aloud. */
  const askedAt = useRef<number | null>(null)

  const onNearStart = useCallback(() => {
    if (hasOlder && !isLoadingOlder && !olderError) void loadOlder()
  }, [hasOlder, isLoadingOlder, olderError, loadOlder])

  const onNearGap = useCallback(
    (row: string) => {
      const gap = row as GapKey
      if (filling !== null || failed === gap) return
      setFilling(gap)
      void loadGap(gap).then((isDone) => {
        setFilling(null)
        setFailed(isDone ? null : gap)
      })
    },
    [loadGap, filling, failed],
  )

  const loadAloud = useCallback(() => {
    if (!hasOlder || isLoadingOlder) return
    askedAt.current = rows.length
    void loadOlder().then((isDone) => {
      if (!isDone) askedAt.current = null
    })
  }, [hasOlder, isLoadingOlder, rows.length, loadOlder])
  useEffect(() => {
    const loaded = askedAt.current === null ? 0 : rows.length - askedAt.current
    if (loaded <= 0) return
    askedAt.current = null
    announce(strings.announceHistory(loaded))
  }, [announce, strings, rows.length])

  return { onNearStart, onNearGap, isFillingGap: filling !== null, loadAloud }
}
