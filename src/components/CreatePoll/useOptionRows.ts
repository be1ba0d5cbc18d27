'use client'
import { type RefObject, useRef, useState } from 'react'
import { useLayout } from '../../parts/useLayout.ts'

/** What of a row takes the focus. */
export type RowPart = 'field' | 'up' | 'down'

export interface OptionRow {
  readonly id: string
  readonly text: string
}

export interface OptionRows {
  readonly rows: readonly OptionRow[]
  readonly write: (id: string, text: string) => void
  /** Puts an empty one at the end and goes there. */
  readonly add: () => void
  /** Takes one away and goes to the one before it. */
  readonly remove: (id: string) => void
  /** Moves one to a place; the focus stays with it. */
  readonly move: (id: string, to: number, part?: RowPart | null) => void
  readonly focus: (id: string, part?: RowPart) => void
}

/** Fewer cannot be written, for a poll has no fewer. */
export const FEWEST_ROWS = 2

/** The name of the row that shows an option from the beginning. @param place of the option then */
export const rowOf = (place: number): string => String(place)

/** The options of a poll in the making as rows that keep their names, so that one is the same wherever it is moved. */
export function useOptionRows(
  box: RefObject<HTMLElement | null>,
  texts: readonly string[],
  set: (texts: readonly string[], ids: readonly string[]) => void,
): OptionRows {
  const count = useRef(texts.length)
  const [held, setIds] = useState<readonly string[]>(() => texts.map((_, place) => rowOf(place)))
  const wanted = useRef<{ readonly id: string; readonly part: RowPart } | null>(null)
  const [, draw] = useState(0)
  const ids = texts.map((_, place) => held[place] ?? `more-${place}`)
  const rows = texts.map((text, place): OptionRow => ({ id: ids[place] ?? '', text }))
  useLayout(() => {
    if (!wanted.current) return
    const { id, part } = wanted.current
    wanted.current = null
    box.current?.querySelector<HTMLElement>(`[data-row="${id}"] [data-part="${part}"]`)?.focus()
  })
  const put = (next: readonly OptionRow[]): void => {
    setIds(next.map(({ id }) => id))
    set(
      next.map(({ text }) => text),
      next.map(({ id }) => id),
    )
  }
  const focus = (id: string, part: RowPart = 'field'): void => {
    wanted.current = { id, part }
    draw((drawn) => drawn + 1)
  }
  return {
    rows,
    focus,
    write: (id, text) =>
      set(
        rows.map((row) => (row.id === id ? text : row.text)),
        ids,
      ),
    add() {
      const id = `added-${(count.current += 1)}`
      put([...rows, { id, text: '' }])
      focus(id)
    },
    remove(id) {
      const place = ids.indexOf(id)
      const heir = ids[place - 1] ?? ids[place + 1]
      if (rows.length > FEWEST_ROWS) put(rows.filter((row) => row.id !== id))
      if (heir !== undefined) focus(heir)
    },
    move(id, to, part = 'field') {
      const row = rows.find((other) => other.id === id)
      if (!row || to < 0 || to >= rows.length) return
      put(rows.filter((other) => other !== row).toSpliced(to, 0, row))
      if (part) focus(id, part)
    },
  }
}
