'use client'
import { type KeyboardEvent, type RefObject, useState } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { isRtl } from '../../parts/isRtl.ts'
import { createTypeahead, isNamedKey } from '../../parts/typeahead.ts'
import { rowButton, rowOf, rowsIn } from './rowOf.ts'

const nameOf = (row: Element): string =>
  row.querySelector('[data-slot="channel-item-name"], [data-slot="thread-item-name"]')?.textContent ?? ''

const actionsOf = (row: Element): HTMLElement | null =>
  row.querySelector<HTMLElement>('[data-slot="channel-item-actions"], [data-slot="thread-item-actions"]')

/**
 * The keys of the channel list (UX §3): arrows, Home and End move the focus and open nothing, letters go to the next
 * name that begins with them, the arrow towards the end leads to what can be done with a row, and back.
 */
export function useListKeys(list: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  const { env } = useChat()
  const [typeahead] = useState(createTypeahead)
  return (event) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const row = rowOf(event.target as Element)
    const rows = rowsIn(list.current)
    const place = row ? rows.indexOf(row) : -1
    if (!row || place < 0) return
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      event.preventDefault()
      return actionsOf(row)?.click()
    }
    if (event.shiftKey && isNamedKey(event.key)) return
    const next = target(event, row, rows, place)
    if (!next || next === event.target) return
    event.preventDefault()
    next.focus()
  }

  function target(
    event: KeyboardEvent,
    row: HTMLElement,
    rows: readonly HTMLElement[],
    place: number,
  ): HTMLElement | null {
    const { key, target: from } = event
    const [forward, back] = isRtl(row) ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
    switch (key) {
      case 'ArrowDown':
        return rowButton(rows[place + 1])
      case 'ArrowUp':
        return rowButton(rows[place - 1])
      case 'Home':
        return rowButton(rows[0])
      case 'End':
        return rowButton(rows.at(-1))
      case forward:
        return from === rowButton(row) ? actionsOf(row) : null
      case back:
        return rowButton(row)
      default: {
        const found = typeahead(key, env.monotonic(), rows.map(nameOf), place)
        // Inside a word a space is a letter, and does not press the row.
        if (found !== null && key === ' ') event.preventDefault()
        return rowButton(rows[found ?? -1])
      }
    }
  }
}
