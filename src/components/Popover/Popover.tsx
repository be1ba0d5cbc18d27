'use client'
import { type JSX, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { focusableIn } from '../../parts/focusReturn.ts'
import { usePopup } from '../../parts/usePopup.ts'
import { useLook } from '../Chat/LookContext.ts'
import type { SlotName } from '../slot.ts'

export interface PopoverProps {
  readonly label: string
  /** The button that opened it. */
  readonly at: HTMLElement
  readonly onClose: () => void
  readonly children: ReactNode
  /** What it is, for styling. @default 'popover' alone */
  readonly slot?: SlotName
}

/**
 * Something to look at or choose from beside the button that opened it. Not modal: Escape, a press outside, or Tab
 * past its last control closes it.
 */
export function Popover({ label, at, onClose, children, slot: name }: PopoverProps): JSX.Element {
  const popover = useRef<HTMLDivElement>(null)
  const { slot } = useLook()
  usePopup(popover, { at, onDismiss: onClose })
  useEffect(() => {
    const element = popover.current
    // What is inside may have chosen for itself where one begins.
    if (!element || element.contains(element.ownerDocument.activeElement)) return
    const [first = element] = focusableIn(element)
    first.focus()
  }, [])

  const onKeyDown = (event: KeyboardEvent): void => {
    const element = popover.current
    if (event.defaultPrevented || event.nativeEvent.isComposing || !element) return
    if (event.key === 'Escape') {
      event.preventDefault()
      onClose()
    } else if (event.key === 'Tab') {
      const inside = focusableIn(element)
      const edge = event.shiftKey ? inside[0] : inside.at(-1)
      const active = element.ownerDocument.activeElement
      if (inside.length > 0 && active !== edge && active !== element) return
      // Backwards one arrives at the button; forwards the browser goes on from there.
      if (event.shiftKey) event.preventDefault()
      else if (inside.length > 0 && active === element) return
      onClose()
    }
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears what its controls leave over
    <div
      ref={popover}
      {...slot('popover', name && slot(name).className)}
      data-slot={name ?? 'popover'}
      role="group"
      tabIndex={-1}
      aria-label={label}
      data-open=""
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  )
}
