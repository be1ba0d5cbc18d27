'use client'
import { type RefObject, useEffect, useRef } from 'react'
import type { MessageKey } from '../model/id.ts'

export interface ComposerFocusOptions {
  readonly editing: MessageKey | null
  readonly replyTo: MessageKey | null
  /** What changes now was not asked for by a person here. */
  readonly isLoading: boolean
}

/**
 * Takes the focus to the field when an answer or an edit begins at a message, and back to that message when its edit
 * has ended (MS-8, FO-6). An edit that began in the field stays there. The focus of the page around us is never taken.
 */
export function useComposerFocus(
  field: RefObject<HTMLTextAreaElement | null>,
  { editing, replyTo, isLoading }: ComposerFocusOptions,
): void {
  const before = useRef({ editing, replyTo })
  /** The message at which the edit began. */
  const origin = useRef<MessageKey | null>(null)
  useEffect(() => {
    const last = before.current
    before.current = { editing, replyTo }
    const element = field.current
    if (!element || isLoading) return
    const isAway = element !== element.ownerDocument.activeElement
    const takeFocus = (): void => {
      if (isAway && isFocusOurs(element)) element.focus()
    }
    if (editing !== null && editing !== last.editing) {
      origin.current = isAway ? editing : null
      takeFocus()
    } else if (editing === null && last.editing !== null) {
      const row = last.editing === origin.current ? rowOf(element, last.editing) : undefined
      origin.current = null
      if (!isFocusOurs(element)) return
      if (row) row.focus()
      else takeFocus()
    } else if (replyTo !== null && replyTo !== last.replyTo) takeFocus()
  }, [field, editing, replyTo, isLoading])
}

const rootOf = (element: Element): Element =>
  element.closest('[data-slot="root"]') ?? element.ownerDocument.documentElement

/** Buttons do not take the focus in every browser: then the page has it. */
function isFocusOurs(element: Element): boolean {
  const { activeElement, body } = element.ownerDocument
  return activeElement === null || activeElement === body || rootOf(element).contains(activeElement)
}

const rowOf = (element: Element, key: MessageKey): HTMLElement | undefined =>
  [...rootOf(element).querySelectorAll<HTMLElement>('[data-message-id]')].find(
    ({ dataset }) => dataset['messageId'] === key,
  )
