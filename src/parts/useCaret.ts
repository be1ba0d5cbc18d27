'use client'
import { type FormEvent, type RefObject, useRef } from 'react'
import { useLayout } from './useLayout.ts'

/** For the field. */
export interface CaretHandlers {
  readonly onFocus: () => void
  readonly onInput: (event: FormEvent<HTMLTextAreaElement>) => void
}

/**
 * Puts the caret where writing goes on, whenever the field shows a text that was not typed into it: the draft of
 * another day, or a message to be edited. A field without the focus waits for it: to set its caret would, in some
 * browsers, take the focus.
 *
 * @param caret `null` for the end
 */
export function useCaret(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  caret: number | null,
): CaretHandlers {
  const shown = useRef('')
  /** What was typed has its caret already. */
  const typed = useRef<string | null>(null)
  const isDue = useRef(false)
  const put = (): void => {
    if (!isDue.current || !field.current) return
    isDue.current = false
    const at = caret ?? field.current.value.length
    field.current.setSelectionRange(at, at)
  }
  useLayout(() => {
    if (shown.current === text) return
    shown.current = text
    isDue.current = typed.current !== text
    if (isDue.current) typed.current = null
    if (field.current === field.current?.ownerDocument.activeElement) put()
  })
  return {
    onFocus: put,
    onInput: ({ currentTarget }) => {
      typed.current = currentTarget.value
    },
  }
}
