'use client'
import { type RefObject, useLayoutEffect, useRef } from 'react'

/** Calls back when a field goes from the page, with where its caret was if it had the focus: no browser tells of that. */
export function useFieldEnd(
  field: RefObject<HTMLTextAreaElement | null>,
  onEnd: (caret: number | null) => void,
): void {
  const end = useRef(onEnd)
  useLayoutEffect(() => {
    end.current = onEnd
  })
  useLayoutEffect(() => {
    const element = field.current
    return () => {
      const hasFocus = element !== null && element === element.ownerDocument.activeElement
      end.current(hasFocus ? element.selectionEnd : null)
    }
  }, [field])
}
