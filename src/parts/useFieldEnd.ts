'use client'
import { type RefObject, useRef } from 'react'
import { useLayout } from './useLayout.ts'

/** Calls back when a field goes from the page, with where its caret was if it had the focus: no browser tells of that. */
export function useFieldEnd(
  field: RefObject<HTMLTextAreaElement | null>,
  onEnd: (caret: number | null) => void,
): void {
  const end = useRef(onEnd)
  useLayout(() => {
    end.current = onEnd
  })
  useLayout(() => {
    const element = field.current
    return () => {
      const hasFocus = element !== null && element === element.ownerDocument.activeElement
      end.current(hasFocus ? element.selectionEnd : null)
    }
  }, [field])
}
