'use client'
import { type FocusEvent, type KeyboardEvent, type RefObject, useRef } from 'react'
import { isRtl } from '../../parts/isRtl.ts'
import { useLayout } from '../../parts/useLayout.ts'

export interface GridKeysOptions {
  /** The up-arrow was pressed in the first row, or a letter anywhere. */
  readonly onLeave: () => void
  readonly onPick: (cell: Element, isLast: boolean) => void
}

export interface GridKeys {
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onFocus: (event: FocusEvent) => void
  /** Goes into the grid: to a section, or to where one was. */
  readonly enter: (section?: string) => void
}

const CELL = '[role="gridcell"]'

const all = (root: Element | null | undefined, what: string): readonly HTMLElement[] => [
  ...(root?.querySelectorAll<HTMLElement>(what) ?? []),
]

/** Brings the heading of a section to the top, and its first cell into focus. */
function enterSection(section: HTMLElement | undefined): void {
  const grid = section?.closest('[role="grid"]')
  if (!section || !grid) return
  grid.scrollTop = section.offsetTop
  all(section, CELL)[0]?.focus({ preventScroll: true })
}

/**
 * Makes a grid of cells one stop of Tab in which arrows move both ways, Home and End along the row, and Page Up and Page
 * Down from section to section (UX §3). Which cell that stop is, is set on what has been drawn: there are thousands.
 */
export function useGridKeys(
  grid: RefObject<HTMLElement | null>,
  { onLeave, onPick }: GridKeysOptions,
): GridKeys {
  const last = useRef<Element | null>(null)
  const stop = useRef<HTMLElement | null>(null)
  const rove = (): void => {
    const next =
      last.current && grid.current?.contains(last.current)
        ? (last.current as HTMLElement)
        : (grid.current?.querySelector<HTMLElement>(CELL) ?? null)
    if (stop.current && stop.current !== next) stop.current.tabIndex = -1
    if (next) next.tabIndex = 0
    stop.current = next
  }
  useLayout(rove)

  const sections = (): readonly HTMLElement[] => all(grid.current, '[role="rowgroup"]')
  return {
    enter(name) {
      const section = sections().find((each) => each.dataset['category'] === name)
      if (name === undefined) stop.current?.focus()
      else enterSection(section)
    },
    onFocus({ target }) {
      last.current = target.closest(CELL) ?? last.current
      rove()
    },
    onKeyDown(event) {
      const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event
      const cell = (target as Element).closest<HTMLElement>(CELL)
      if (event.defaultPrevented || !cell || altKey || ctrlKey || metaKey) return
      const isBack = isRtl(cell) ? 'ArrowRight' : 'ArrowLeft'
      const cells = all(grid.current, CELL)
      const row = cell.closest('[role="row"]')
      const inRow = all(row, CELL)
      const rows = all(grid.current, '[role="row"]')
      const section = sections().indexOf(cell.closest('[role="rowgroup"]') as HTMLElement)
      const take = (act: () => void): void => {
        event.preventDefault()
        act()
      }
      const toRow = (step: 1 | -1): void => {
        const next = rows[rows.indexOf(row as HTMLElement) + step]
        const others = all(next, CELL)
        if (next) others[Math.min(inRow.indexOf(cell), others.length - 1)]?.focus()
        else if (step === -1) onLeave()
      }
      switch (key) {
        case 'ArrowLeft':
        case 'ArrowRight':
          return take(() => cells[cells.indexOf(cell) + (key === isBack ? -1 : 1)]?.focus())
        case 'ArrowDown':
          return take(() => toRow(1))
        case 'ArrowUp':
          return take(() => toRow(-1))
        case 'Home':
          return take(() => inRow[0]?.focus())
        case 'End':
          return take(() => inRow.at(-1)?.focus())
        case 'PageDown':
          return take(() => enterSection(sections()[section + 1]))
        case 'PageUp':
          return take(() => enterSection(sections()[Math.max(0, section - 1)]))
        case 'Enter':
          return take(() => onPick(cell, !shiftKey))
        default:
          // What is typed goes on the search; a space presses the cell.
          if (key.length === 1 && key !== ' ') onLeave()
      }
    },
  }
}
