'use client'
import { type PointerEvent, type RefObject, useRef } from 'react'

export interface OptionDrag {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerUp: () => void
  readonly onPointerCancel: () => void
}

/** For the handle of a row: the row follows the pointer from place to place. Keys and buttons do the same (PO-6). */
export function useOptionDrag(
  box: RefObject<HTMLElement | null>,
  move: (id: string, to: number) => void,
): (id: string) => OptionDrag {
  const dragged = useRef<string | null>(null)
  const end = (): void => {
    dragged.current = null
  }
  return (id) => ({
    onPointerDown(event) {
      if (event.button !== 0) return
      dragged.current = id
      event.currentTarget.setPointerCapture(event.pointerId)
      // Nothing is selected on the way, and the field keeps the focus.
      event.preventDefault()
    },
    onPointerMove({ clientY }) {
      if (dragged.current !== id) return
      const rows = [...(box.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
      const from = rows.findIndex(({ dataset }) => dataset['row'] === id)
      const to = rows.findIndex((row) => {
        const { top, bottom } = row.getBoundingClientRect()
        return clientY >= top && clientY <= bottom
      })
      if (to >= 0 && to !== from) move(id, to)
    },
    onPointerUp: end,
    onPointerCancel: end,
  })
}
