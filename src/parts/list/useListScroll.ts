'use client'
import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useLayout } from '../useLayout.ts'
import { createListScroller } from './listScroller.ts'
import type { Drawn, ListScroller, ListView } from './listView.ts'
import { drawnRange } from './listWindow.ts'
import type { Position } from './positions.ts'

export interface ListScrollOptions extends Omit<Drawn, 'start' | 'end'> {
  /** True once it is known where to open. */
  readonly isReady: boolean
  /** Where to open: a row and its share of the viewport, or where the reader was; `null` for the end. */
  readonly openAt: { readonly row: string; readonly share: number } | Position | null
  /** Told where the reader was when the list goes. */
  readonly onLeave: (position: Position) => void
}

export interface ListScroll {
  readonly scroller: ListScroller
  readonly view: ListView
  /** Goes on the element that scrolls. */
  readonly viewport: RefObject<HTMLDivElement | null>
  /** Goes on the element whose children are rows, each with its key in `data-row`, and spacers. */
  readonly body: RefObject<HTMLDivElement | null>
  /** Draw `rows.slice(start, end)`. */
  readonly start: number
  readonly end: number
}

/** Gives a list its scroll engine: opens it where it should, keeps the reader's place, and says which rows to draw. */
export function useListScroll(options: ListScrollOptions): ListScroll {
  const { isReady, openAt, onLeave, ...drawn } = options
  const { rows } = drawn
  const [scroller] = useState(createListScroller)
  const view = useSyncExternalStore(scroller.subscribe, scroller.view, scroller.view)
  const viewport = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const isOpen = useRef(false)
  const { start, end } = drawnRange(rows, view.window)

  useLayout(() => {
    const [box, content] = [viewport.current, body.current]
    return box && content ? scroller.attach(box, content) : undefined
  }, [scroller])

  // After every commit and before it is painted: whatever was drawn, the reader is where they were.
  useLayout(() => {
    scroller.drew({ ...drawn, start, end })
    if (isOpen.current || !isReady || rows.length === 0) return
    isOpen.current = true
    if (openAt === null) return
    if ('share' in openAt) scroller.toRow(openAt.row, openAt.share)
    else scroller.restore(openAt)
  })

  const leave = useRef(onLeave)
  useEffect(() => {
    leave.current = onLeave
  })
  useEffect(
    () => () => {
      const position = scroller.position()
      if (position) leave.current(position)
    },
    [scroller],
  )
  return { scroller, view, viewport, body, start, end }
}
