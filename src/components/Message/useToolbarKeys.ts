'use client'
import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import { isRtl } from './rowFocus.ts'

export interface ToolbarKeys {
  /** The place of the one button that Tab reaches. */
  readonly active: number
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void
}

const buttonsOf = (toolbar: HTMLElement): readonly HTMLElement[] => [
  ...toolbar.querySelectorAll<HTMLElement>('button'),
]

/**
 * Makes a toolbar one stop of Tab, in which arrows, Home and End move (UX §3).
 * @param onLeave the start-arrow was pressed on the first button
 */
export function useToolbarKeys(onLeave: () => void): ToolbarKeys {
  const [active, setActive] = useState(0)
  return {
    active,
    onFocus: ({ target, currentTarget }) => {
      setActive(Math.max(0, buttonsOf(currentTarget).indexOf(target as HTMLElement)))
    },
    onKeyDown(event) {
      const { key, currentTarget, target, ctrlKey, metaKey, altKey, shiftKey } = event
      if (event.defaultPrevented || ctrlKey || metaKey || altKey || shiftKey) return
      const buttons = buttonsOf(currentTarget)
      const place = buttons.indexOf(target as HTMLElement)
      const [forward, back] = isRtl(currentTarget) ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
      const next = { [forward]: place + 1, [back]: place - 1, Home: 0, End: buttons.length - 1 }[key]
      if (next === undefined) return
      event.preventDefault()
      if (next < 0) onLeave()
      else buttons[Math.min(next, buttons.length - 1)]?.focus()
    },
  }
}
