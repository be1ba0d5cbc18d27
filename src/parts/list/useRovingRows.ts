'use client'
import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useRef, useState } from 'react'
import { composerFieldOf } from '../composerField.ts'
import { tryFocus } from '../focusReturn.ts'
import { useLayout } from '../useLayout.ts'
import { rowOf } from './anchor.ts'
import type { ListScroller } from './listView.ts'

export interface RovingRowsOptions {
  readonly rows: readonly string[]
  readonly scroller: ListScroller
  readonly body: RefObject<HTMLElement | null>
  /** Arrow up at the first row, or Home. */
  readonly onStart: () => void
}

export interface RovingRows {
  /** The one row that Tab reaches: the last that had the focus, else the newest. */
  readonly active: string | null
  /** The row that has the focus now: it stays drawn wherever the list is scrolled to (FO-9). */
  readonly focused: string | null
  /** Gives a row the focus and brings it into view; `isStill` does not scroll to a row that is drawn. */
  readonly focusRow: (row: string, isStill?: boolean) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void
}

/** The element that draws a row, if it is drawn. */
const elementOf = (body: HTMLElement | null, row: string): HTMLElement | undefined =>
  ([...(body?.children ?? [])] as HTMLElement[]).find((child) => rowOf(child) === row)

/** What of a row takes the focus: the message, or the button of a gap. */
const targetOf = (element: HTMLElement | undefined): HTMLElement | null =>
  element?.querySelector<HTMLElement>('article[tabindex], [data-slot="gap-row"] button') ?? null

/**
 * One tab stop for a list of any length (FO-4): arrows, pages, Home and End move between its rows. What is inside a row
 * keeps its own keys.
 */
export function useRovingRows({ rows, scroller, body: bodyRef, onStart }: RovingRowsOptions): RovingRows {
  const [held, setHeld] = useState<string | null>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const active = held !== null && rows.includes(held) ? held : (rows.at(-1) ?? null)
  /** A row that will have the focus as soon as it is drawn. */
  const wanted = useRef<{ readonly row: string; readonly isStill: boolean } | null>(null)
  /** Where the focused row stood, so that the focus can go to its neighbour when the row goes. */
  const place = useRef(-1)

  const take = useCallback((): void => {
    if (wanted.current === null) return
    const { row, isStill } = wanted.current
    const target = targetOf(elementOf(bodyRef.current, row))
    if (!target) {
      scroller.reveal(row)
      return
    }
    wanted.current = null
    target.focus({ preventScroll: true })
    if (!isStill) scroller.reveal(row)
  }, [bodyRef, scroller])
  const focusRow = useCallback(
    (row: string, isStill = false): void => {
      wanted.current = { row, isStill }
      setHeld(row)
      take()
    },
    [take],
  )

  useLayout(() => {
    take()
    const page = bodyRef.current?.ownerDocument
    const isLost = focused !== null && !rows.includes(focused)
    // A row that goes takes the focus with it; its newer neighbour gets it, else the older one (FO-6).
    if (isLost && page && (page.activeElement === page.body || page.activeElement === null)) {
      const next = rows[Math.min(place.current, rows.length - 1)]
      if (next !== undefined) focusRow(next)
      else tryFocus(composerFieldOf(bodyRef.current))
    }
    if (focused !== null && !isLost) place.current = rows.indexOf(focused)
  })

  const step = (from: number, by: number): void => {
    const direction = Math.sign(by)
    let index = Math.max(0, Math.min(rows.length - 1, from + by))
    // A row in which nothing takes the focus is passed over.
    for (let element = elementOf(bodyRef.current, rows[index] as string); element && !targetOf(element);) {
      index += direction
      element = elementOf(bodyRef.current, rows[index] ?? '')
    }
    const row = rows[index]
    if (row !== undefined && index !== from) focusRow(row)
  }

  return {
    active,
    focused,
    focusRow,
    onKeyDown(event) {
      const element = (event.target as HTMLElement).closest<HTMLElement>('[data-row]') ?? undefined
      const isRow = event.target === targetOf(element)
      const hasModifier = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey
      if (event.defaultPrevented || !isRow || hasModifier) return
      const from = rows.indexOf(rowOf(element))
      const moves: Readonly<Record<string, () => void>> = {
        ArrowUp: () => (from === 0 ? onStart() : step(from, -1)),
        ArrowDown: () =>
          from === rows.length - 1 ? tryFocus(composerFieldOf(bodyRef.current)) : step(from, 1),
        PageUp: () => step(from, -scroller.rowsInView()),
        PageDown: () => step(from, scroller.rowsInView()),
        Home: () => {
          step(from, -rows.length)
          onStart()
        },
        End: () => {
          step(from, rows.length)
          scroller.toEnd()
        },
        Escape: () => tryFocus(composerFieldOf(bodyRef.current)),
      }
      const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined
      if (!move) return
      event.preventDefault()
      move()
    },
    onFocus(event) {
      const row = rowOf(event.target.closest<HTMLElement>('[data-row]') ?? undefined)
      if (row === '') return
      setHeld(row)
      setFocused(row)
    },
    onBlur(event) {
      if (!event.currentTarget.contains(event.relatedTarget)) setFocused(null)
    },
  }
}
