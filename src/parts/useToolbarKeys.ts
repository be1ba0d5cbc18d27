'use client'
import { type FocusEvent, type KeyboardEvent, type RefObject, useRef } from 'react'
import { isRtl } from './isRtl.ts'
import { useLayout } from './useLayout.ts'

export interface ToolbarKeysOptions {
  /** The place in the tab order of the one control that Tab reaches. @default 0 */
  readonly tabIndex?: 0 | -1
  /** The start-arrow was pressed on the first control. */
  readonly onLeave?: () => void
}

export interface ToolbarKeys {
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onFocus: (event: FocusEvent) => void
}

const CONTROLS = 'button:not(:disabled), a[href]'

const controlsOf = (toolbar: HTMLElement | null): readonly HTMLElement[] => [
  ...(toolbar?.querySelectorAll<HTMLElement>(CONTROLS) ?? []),
]

/**
 * Makes a toolbar one stop of Tab, in which arrows, Home and End move (UX §3). The controls may be a host's, so their
 * places in the tab order are set on what has been drawn.
 */
export function useToolbarKeys(
  toolbar: RefObject<HTMLElement | null>,
  { tabIndex = 0, onLeave }: ToolbarKeysOptions = {},
): ToolbarKeys {
  const last = useRef<EventTarget | null>(null)
  const rove = (): void => {
    const controls = controlsOf(toolbar.current)
    const stop = controls.find((control) => control === last.current) ?? controls[0]
    for (const control of controls) control.tabIndex = control === stop ? tabIndex : -1
  }
  useLayout(rove)

  return {
    onFocus({ target }) {
      last.current = target
      rove()
    },
    onKeyDown(event) {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const controls = controlsOf(toolbar.current)
      const place = controls.indexOf(event.target as HTMLElement)
      const end = controls.length - 1
      const [forward, back] =
        toolbar.current && isRtl(toolbar.current) ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
      const next = { [forward]: Math.min(place + 1, end), [back]: place - 1, Home: 0, End: end }[event.key]
      if (place < 0 || next === undefined) return
      event.preventDefault()
      if (next < 0) onLeave?.()
      else controls[next]?.focus()
    },
  }
}
