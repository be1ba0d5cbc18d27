'use client'
import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import type { ChannelId } from '../../model/id.ts'
import { tryFocus } from '../../parts/focusReturn.ts'
import { useTouchOnly } from '../../parts/useTouchOnly.ts'
import { useActiveChannel } from '../Chat/ActiveChannelContext.ts'
import { rowButton, rowId, rowsIn } from '../RowList/rowOf.ts'

const FIELD = '[data-slot="composer-field"]'
const BACK = '[data-slot="channel-header-back"]'
/** A field that has not come after so long, ms, would steal the focus from whatever a person does by then. */
const PATIENCE_MS = 5000

/**
 * Opens the channel of a row and brings the focus where one goes on: into the message field, or, where that would
 * raise a keyboard on the screen, nowhere. On the way back to the list it brings it to the row one came from.
 */
export function useOpenRow(listRef: RefObject<HTMLElement | null>): (channelId: ChannelId) => void {
  const { env } = useChat()
  const { channelId: active, open } = useActiveChannel()
  const isTouchOnly = useTouchOnly()
  const wanted = useRef<ChannelId | null>(null)
  const before = useRef(active)
  const stop = useRef<() => void>(() => {})

  const moveOn = useCallback(() => {
    const nav = listRef.current
    const root = nav?.closest<HTMLElement>('.parlour-root')
    wanted.current = null
    stop.current()
    if (!nav || !root) return
    if (!isTouchOnly) stop.current = whenThere(root, FIELD, (ms, callback) => env.after(ms, callback))
    else if (nav.getClientRects().length === 0) tryFocus(root.querySelector<HTMLElement>(BACK))
  }, [env, isTouchOnly, listRef])

  useEffect(() => {
    const left = before.current
    before.current = active
    if (active !== null && wanted.current === active) return moveOn()
    // The button that led back has gone together with the conversation.
    const focused = listRef.current?.ownerDocument.activeElement
    if (active !== null || left === null || focused !== listRef.current?.ownerDocument.body) return
    tryFocus(rowButton(rowsIn(listRef.current).find((row) => rowId(row) === left)))
  }, [active, listRef, moveOn])
  useEffect(() => () => stop.current(), [])

  return useCallback(
    (channelId) => {
      wanted.current = channelId
      if (channelId === active) moveOn()
      else open(channelId)
    },
    [active, open, moveOn],
  )
}

/** Brings the focus to something once it is there, unless the focus has been moved meanwhile. */
function whenThere(
  root: HTMLElement,
  selector: string,
  after: (ms: number, callback: () => void) => () => void,
): () => void {
  const page = root.ownerDocument
  const from = page.activeElement
  const tryNow = (): boolean => {
    const now = page.activeElement
    return (now !== from && now !== page.body) || tryFocus(root.querySelector<HTMLElement>(selector))
  }
  if (tryNow()) return () => {}
  const observer = new MutationObserver(() => {
    if (tryNow()) stop()
  })
  observer.observe(root, { childList: true, subtree: true })
  const cancel = after(PATIENCE_MS, () => stop())
  const stop = (): void => {
    observer.disconnect()
    cancel()
  }
  return stop
}
