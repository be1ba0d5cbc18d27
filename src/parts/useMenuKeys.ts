'use client'
import { type KeyboardEvent, type RefObject, useRef } from 'react'

/** Letters typed closer together than this, ms, are one beginning of a name. */
const TYPEAHEAD_MS = 500

const ITEMS = '[role="menuitem"], [role="menuitemradio"], [role="menuitemcheckbox"]'

export interface MenuKeysOptions {
  readonly onClose: () => void
}

const itemsOf = (menu: HTMLElement): readonly HTMLElement[] => [...menu.querySelectorAll<HTMLElement>(ITEMS)]

/** What is read first of an item: its words, without the key that is shown behind them. */
const nameOf = (item: HTMLElement): string =>
  (item.querySelector('[data-slot="menu-label"]') ?? item).textContent?.trim().toLocaleLowerCase() ?? ''

/**
 * The keys of a menu: arrows, Home and End move, letters jump to the next item that begins with them, Escape closes,
 * Tab closes and goes on from where the menu was opened. Enter and Space are the items' own.
 */
export function useMenuKeys(
  menu: RefObject<HTMLElement | null>,
  { onClose }: MenuKeysOptions,
): (event: KeyboardEvent) => void {
  const typed = useRef({ text: '', at: 0 })

  const beginsWith = (key: string, time: number, items: readonly HTMLElement[], from: number): number => {
    const isGoingOn = time - typed.current.at < TYPEAHEAD_MS
    const text = (isGoingOn ? typed.current.text : '') + key.toLocaleLowerCase()
    typed.current = { text, at: time }
    // The same letter again and again walks through what begins with it.
    const letter = text.slice(0, key.length)
    const isRepeat = letter.repeat(text.length / letter.length) === text
    const wanted = isRepeat ? letter : text
    const first = isRepeat ? from + 1 : Math.max(0, from)
    const turned = items.map((_, index) => (first + index) % items.length)
    return turned.find((index) => items[index] && nameOf(items[index]).startsWith(wanted)) ?? -1
  }

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
    // In the middle of a name a space is a letter.
    const isSpelling = typed.current.text !== '' && event.timeStamp - typed.current.at < TYPEAHEAD_MS
    const to = event.key === ' ' && !isSpelling ? null : target(event, items, from, beginsWith)
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
  beginsWith: (key: string, time: number, items: readonly HTMLElement[], from: number) => number,
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
      return /^.$/u.test(key) ? beginsWith(key, timeStamp, items, from) : null
  }
}
