'use client'
import { type KeyboardEvent, type RefObject, useState } from 'react'
import { createTypeahead, type Typeahead } from './typeahead.ts'

const ITEMS = '[role="menuitem"], [role="menuitemradio"], [role="menuitemcheckbox"]'

export interface MenuKeysOptions {
  readonly onClose: () => void
}

const itemsOf = (menu: HTMLElement): readonly HTMLElement[] => [...menu.querySelectorAll<HTMLElement>(ITEMS)]

/** What is read first of an item: its words, without the key that is shown behind them. */
const nameOf = (item: HTMLElement): string =>
  (item.querySelector('[data-slot="menu-label"]') ?? item).textContent ?? ''

/**
 * The keys of a menu: arrows, Home and End move, letters jump to the next item that begins with them, Escape closes,
 * Tab closes and goes on from where the menu was opened. Enter and Space are the items' own.
 */
export function useMenuKeys(
  menu: RefObject<HTMLElement | null>,
  { onClose }: MenuKeysOptions,
): (event: KeyboardEvent) => void {
  const [typeahead] = useState(createTypeahead)
  return (event) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing || !menu.current) return
    if (event.key === 'Tab') {
      // The focus is back where it was before the browser moves it on.
      onClose()
      return
    }
    if (event.key === 'Escape') {
      event.preventDefault()
      onClose()
      return
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const items = itemsOf(menu.current)
    const from = items.indexOf(menu.current.ownerDocument.activeElement as HTMLElement)
    const to = target(event, items, from, typeahead)
    if (to === null) return
    event.preventDefault()
    items[to]?.focus()
  }
}

/** The item that a key goes to; −1 is none, `null` says that the key is not the menu's. */
function target(
  { key, timeStamp }: KeyboardEvent,
  items: readonly HTMLElement[],
  from: number,
  typeahead: Typeahead,
): number | null {
  const last = items.length - 1
  switch (key) {
    case 'ArrowDown':
      return from === last ? 0 : from + 1
    case 'ArrowUp':
      return from <= 0 ? last : from - 1
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return typeahead(key, timeStamp, items.map(nameOf), from)
  }
}
