'use client'
import { type KeyboardEvent, type RefObject, useRef } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { fold } from './fold.ts'
import { rowButton, rowOf, rowsIn } from './rowOf.ts'

/** Letters within so long, ms, of each other are one word. */
const WORD_MS = 500

/** A key with a name, such as Enter, and not one that writes something. */
const isNamed = (key: string): boolean => /^[A-Z][A-Za-z0-9]+$/.test(key)

const actionsOf = (row: Element): HTMLElement | null =>
  row.querySelector<HTMLElement>('[data-slot="channel-item-actions"]')

/**
 * The keys of the channel list (UX §3): arrows, Home and End move the focus and open nothing, letters go to the next
 * name that begins with them, the arrow towards the end leads to what can be done with a row, and back.
 */
export function useListKeys(list: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  const { env } = useChat()
  const typed = useRef({ text: '', at: 0 })
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
    const next = event.shiftKey && isNamed(event.key) ? null : target(event, row, rows, place)
    if (!next || next === event.target) return
    event.preventDefault()
    next.focus()
  }

  function target(
    { key, target: from }: KeyboardEvent,
    row: HTMLElement,
    rows: readonly HTMLElement[],
    place: number,
  ): HTMLElement | null {
    const isRtl = getComputedStyle(row).direction === 'rtl'
    switch (key) {
      case 'ArrowDown':
        return rowButton(rows[place + 1])
      case 'ArrowUp':
        return rowButton(rows[place - 1])
      case 'Home':
        return rowButton(rows[0])
      case 'End':
        return rowButton(rows.at(-1))
      case isRtl ? 'ArrowLeft' : 'ArrowRight':
        return from === rowButton(row) ? actionsOf(row) : null
      case isRtl ? 'ArrowRight' : 'ArrowLeft':
        return rowButton(row)
      default:
        return rowButton(startingWith(key, rows, place))
    }
  }

  function startingWith(key: string, rows: readonly HTMLElement[], place: number): HTMLElement | undefined {
    const now = env.monotonic()
    const before = now - typed.current.at < WORD_MS ? typed.current.text : ''
    // A space is typed only inside a name; at the beginning it presses the row.
    if (isNamed(key) || (key === ' ' && before === '')) return undefined
    const text = before + key
    typed.current = { text, at: now }
    // The same letter again and again goes from name to name.
    const isRepeated = text.replaceAll(key, '') === ''
    const wanted = fold(isRepeated ? key : text)
    const from = isRepeated ? place + 1 : place
    return [...rows.slice(from), ...rows.slice(0, from)].find((row) => {
      const name = row.querySelector('[data-slot="channel-item-name"]')?.textContent ?? ''
      return wanted !== '' && fold(name).startsWith(wanted)
    })
  }
}
