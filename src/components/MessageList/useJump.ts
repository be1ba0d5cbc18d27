'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { useMessageGlance } from '../../hooks/useMessageGlance.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import type { ListScroller } from '../../parts/list/listView.ts'
import type { Position } from '../../parts/list/positions.ts'
import { isolateName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useRoot } from '../Chat/RootContext.ts'

/** Where a message that was asked for is put, as a share of the viewport. */
const TARGET_SHARE = 0.33
/** So long a found message is marked, ms; longer where the mark does not move. */
const MARK_MS = 2000
const STILL_MARK_MS = 4000

export interface JumpOptions {
  readonly channelId: ChannelId
  readonly jumpTo: (key: MessageKey) => Promise<boolean>
  readonly scroller: ListScroller
  readonly focusRow: (row: string, isStill?: boolean) => void
}

export interface Jump {
  /** The message that was found, for as long as it is marked. */
  readonly target: MessageKey | null
  readonly jump: (key: MessageKey) => void
  /** Back to where the reader was before the jump; `null` when they have not jumped. */
  readonly back: (() => void) | null
  readonly forget: () => void
}

/** Goes to a message wherever it is in history, and back (SC-7). A newer jump overtakes an older one. */
export function useJump({ channelId, jumpTo, scroller, focusRow }: JumpOptions): Jump {
  const { env } = useChat()
  const { toast, announce } = useRoot()
  const { strings, format } = useLocale()
  const glance = useMessageGlance(channelId)
  const [target, setTarget] = useState<MessageKey | null>(null)
  const [origin, setOrigin] = useState<Position | null>(null)
  const count = useRef(0)

  const jump = useCallback(
    (key: MessageKey) => {
      count.current += 1
      const mine = count.current
      const from = scroller.position()
      void jumpTo(key).then((exists) => {
        if (mine !== count.current) return
        if (!exists) {
          toast({ text: strings.messageGone })
          return
        }
        setOrigin((held) => held ?? from)
        setTarget(key)
        scroller.toRow(key, TARGET_SHARE)
        focusRow(key)
        const found = glance(key)
        if (!found) return
        const author = isolateName(found.author) || strings.userUnnamed
        announce(strings.announceJump(author, format.time(found.createdAt)))
      })
    },
    [jumpTo, scroller, focusRow, toast, announce, glance, strings, format],
  )
  useEffect(() => {
    if (target === null) return undefined
    const isStill = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches
    return env.after(isStill ? STILL_MARK_MS : MARK_MS, () => setTarget(null))
  }, [env, target])

  const forget = useCallback(() => setOrigin(null), [])
  const back = (): void => {
    if (!origin) return
    count.current += 1
    setTarget(null)
    setOrigin(null)
    if (origin.isPinned) scroller.toEnd()
    else scroller.restore(origin)
    focusRow(origin.row, true)
  }
  return { target, jump, back: origin ? back : null, forget }
}
