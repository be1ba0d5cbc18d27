'use client'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type Anchor, readAnchor, restoreAnchor } from './anchor.ts'
import { drawnRange, firstWindow, fitWindow, windowAround } from './listWindow.ts'

/** Within this distance of the end, px, a reader counts as following the conversation. */
const PINNED_PX = 80
/** Older rows are asked for when the first one is nearer than this many viewports. */
const AHEAD_VIEWPORTS = 1.5

export interface ListScrollOptions {
  /** Keys, in order; the same array while nothing moves. */
  readonly rows: readonly string[]
  /** The row to open at; `null` for the end. */
  readonly openAt: string | null
  /** True once `openAt` is decided. */
  readonly isReady: boolean
  /** The newest row is mine and on its way: the reader goes with it. */
  readonly isFollowing: boolean
  readonly onNearStart: () => void
}

export interface ListScroll {
  /** Goes on the element that scrolls. */
  readonly viewport: RefObject<HTMLDivElement | null>
  /** Goes on the element whose children are the drawn rows, one each. */
  readonly body: RefObject<HTMLDivElement | null>
  readonly onScroll: () => void
  /** Draw `rows.slice(start, end)`. */
  readonly start: number
  readonly end: number
  /** Heights that stand in for the rows before and after, px. */
  readonly spaceBefore: number
  readonly spaceAfter: number
  readonly isAtEnd: boolean
  /** How many rows came after the reader left the end. */
  readonly unseen: number
  readonly toEnd: () => void
  /** Puts a row a quarter down the viewport. Nothing for a row that is not in the list. */
  readonly toRow: (row: string) => void
}

/** Where a row that was asked for is put, as a share of the viewport. */
const TARGET_SHARE = 0.25

/**
 * The scroll engine of a list whose rows come, go and change height anywhere (SC-1…3): it draws a window of rows, holds
 * the reader's place by a row, follows the end while the reader is there, and opens at a row.
 */
export function useListScroll(options: ListScrollOptions): ListScroll {
  const { rows, openAt, isReady, isFollowing, onNearStart } = options
  const viewport = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const anchor = useRef<Anchor | null>(null)
  const isOpen = useRef(false)
  const [window, setWindow] = useState(firstWindow)
  const [lastSeen, setLastSeen] = useState<string | undefined>(undefined)
  // Whoever sends goes to the end with their message; scrolling there makes it last.
  const isPinned = window.isPinned || isFollowing
  const { start, end } = drawnRange(rows, { ...window, isPinned })
  const { rowHeight } = window

  /** What the last commit drew. Observers outlive renders, and what they measure is what is drawn, not what was. */
  const drawn = useRef({ rows, start, end, isPinned, rowHeight, onNearStart })

  /** Puts the reader back where they were, whatever has changed around them. */
  const settle = useCallback(() => {
    const [box, list, now] = [viewport.current, body.current, drawn.current]
    if (!box || !list) return
    if (now.isPinned) box.scrollTop = box.scrollHeight
    else if (anchor.current)
      anchor.current = restoreAnchor(box, list, now.rows.slice(now.start, now.end), anchor.current)
  }, [])

  /** Reads where the reader is, and draws more rows where they are about to look. */
  const look = useCallback(() => {
    const [box, list, now] = [viewport.current, body.current, drawn.current]
    if (!box || !list || box.clientHeight === 0 || now.end === now.start) return
    const height = box.clientHeight
    const edge = box.getBoundingClientRect().top
    const { top, bottom } = list.getBoundingClientRect()
    const rowHeight = (bottom - top) / (now.end - now.start)
    const sight = { height, top: top - edge, bottom: bottom - edge, rowHeight }
    const atEnd = now.end === now.rows.length && box.scrollHeight - box.scrollTop - height <= PINNED_PX
    if (sight.bottom < 0 || sight.top > height) {
      // The scroll bar was dragged past everything drawn: go by the estimate, and hold the place from there.
      const index = Math.round((box.scrollTop - list.offsetTop) / now.rowHeight + now.start)
      const target = Math.max(0, Math.min(now.rows.length - 1, index))
      const offset = list.offsetTop + (target - now.start) * now.rowHeight - box.scrollTop
      anchor.current = { row: now.rows[target] as string, offset, scrollTop: box.scrollTop }
      setWindow((held) => windowAround(now.rows, target, held))
      return
    }
    anchor.current = readAnchor(box, list, now.rows.slice(now.start, now.end))
    setWindow((held) => fitWindow(now.rows, held, now, sight, atEnd))
    if (atEnd) setLastSeen(now.rows.at(-1))
    if (now.start === 0 && sight.top > -height * AHEAD_VIEWPORTS) now.onNearStart()
  }, [])

  const toEnd = useCallback(() => setWindow((held) => ({ ...held, isPinned: true })), [])
  // Never another function: rows are given it, and would all draw again.
  const toRow = useCallback((row: string) => {
    const [box, { rows: held }] = [viewport.current, drawn.current]
    const index = held.indexOf(row)
    if (index < 0 || !box) return
    anchor.current = { row, offset: box.clientHeight * TARGET_SHARE, scrollTop: box.scrollTop }
    setWindow((before) => windowAround(held, index, before))
  }, [])

  // After every commit and before it is painted: whatever was drawn, the reader is where they were.
  useLayoutEffect(() => {
    drawn.current = { rows, start, end, isPinned, rowHeight, onNearStart }
    settle()
  })

  useLayoutEffect(() => {
    if (!isReady || isOpen.current || rows.length === 0) return
    isOpen.current = true
    if (openAt !== null) toRow(openAt)
  }, [isReady, openAt, rows, toRow])

  useEffect(() => {
    // Rows also grow by themselves: pictures, fonts, a wider window.
    const observer = new ResizeObserver(() => {
      settle()
      look()
    })
    if (body.current) observer.observe(body.current)
    if (viewport.current) observer.observe(viewport.current)
    return () => observer.disconnect()
  }, [settle, look])

  const seenIndex = lastSeen === undefined || isPinned ? -1 : rows.lastIndexOf(lastSeen)
  return {
    viewport,
    body,
    onScroll: look,
    start,
    end,
    spaceBefore: start * rowHeight,
    spaceAfter: (rows.length - end) * rowHeight,
    isAtEnd: isPinned,
    unseen: seenIndex < 0 ? 0 : rows.length - 1 - seenIndex,
    toEnd,
    toRow,
  }
}
