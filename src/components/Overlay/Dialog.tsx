'use client'
import {
  type JSX,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  type SyntheticEvent,
  useEffect,
  useId,
  useRef,
} from 'react'
import { focusableIn } from '../../parts/focusReturn.ts'
import { useLook } from '../Chat/LookContext.ts'
import type { SlotName } from '../slot.ts'

export interface DialogProps {
  readonly title: string
  /** `alertdialog` for what must be answered. @default 'dialog' */
  readonly role?: 'dialog' | 'alertdialog'
  /** The id of what explains it, if anything does. */
  readonly describedBy?: string
  /** What has the focus at first: the first field of a form, the way out of a question. @default the title */
  readonly initial?: RefObject<HTMLElement | null>
  /** What it is, for styling. */
  readonly slot?: SlotName
  /** Asked before Escape or a press beside it closes it; with `false` it stays. @default it closes */
  readonly mayClose?: () => boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** For the buttons in a dialog, and the forms: closes it. */
export const closeDialog = ({ currentTarget }: SyntheticEvent): void =>
  currentTarget.closest('dialog')?.close()

const always = (): boolean => true

/** A modal: the rest is inert, Tab stays inside, and Escape or a press beside it closes it (FO-7). */
export function Dialog({
  title,
  role = 'dialog',
  describedBy,
  initial,
  slot: name,
  mayClose = always,
  onClose,
  children,
}: DialogProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const { slot } = useLook()
  const id = useId()
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
    const first = initial ?? heading
    first.current?.focus()
  }, [initial])

  const onKeyDown = (event: KeyboardEvent<HTMLDialogElement>): void => {
    if (event.defaultPrevented) return
    // Browsers let nothing hold back a second Escape but the key itself.
    if (event.key === 'Escape' && !mayClose()) event.preventDefault()
    if (event.key !== 'Tab') return
    const inside = focusableIn(event.currentTarget)
    const [from, to] = event.shiftKey ? [inside[0], inside.at(-1)] : [inside.at(-1), inside[0]]
    const active = event.currentTarget.ownerDocument.activeElement
    const isAtTitle = event.shiftKey && active === heading.current
    if (!to || (active !== from && !isAtTitle)) return
    event.preventDefault()
    to.focus()
  }
  const onPress = ({ target, currentTarget, clientX, clientY }: PointerEvent<HTMLDialogElement>): void => {
    if (target !== currentTarget) return
    const { left, right, top, bottom } = currentTarget.getBoundingClientRect()
    const isInside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom
    if (!isInside && mayClose()) currentTarget.close()
  }
  return (
    <dialog
      ref={dialog}
      {...slot('dialog', name && slot(name).className)}
      role={role}
      aria-modal="true"
      aria-labelledby={`${id}-title`}
      aria-describedby={describedBy}
      onKeyDown={onKeyDown}
      onPointerDown={onPress}
      onCancel={(event) => {
        if (!event.defaultPrevented && event.target === event.currentTarget && !mayClose())
          event.preventDefault()
      }}
      onClose={onClose}
    >
      <h2 ref={heading} id={`${id}-title`} tabIndex={-1} {...slot('dialog-title')}>
        {title}
      </h2>
      {children}
    </dialog>
  )
}
