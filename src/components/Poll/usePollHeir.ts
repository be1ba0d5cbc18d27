'use client'
import { type RefObject, useEffect, useRef } from 'react'
import { useLayout } from '../../parts/useLayout.ts'

/** When what has the focus goes because a poll is over, the row it stands in takes it, or what is left of the poll (FO-6). */
export function usePollHeir(part: RefObject<HTMLElement | null>): void {
  const last = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const poll = part.current
    const enter = ({ target }: Event): void => {
      last.current = target as HTMLElement
    }
    // What is taken out of the page may tell that it lost the focus; only who is still there has let it go.
    const leave = (): void =>
      queueMicrotask(() => {
        if (last.current?.isConnected && !poll?.contains(last.current.ownerDocument.activeElement))
          last.current = null
      })
    poll?.addEventListener('focusin', enter)
    poll?.addEventListener('focusout', leave)
    return () => {
      poll?.removeEventListener('focusin', enter)
      poll?.removeEventListener('focusout', leave)
    }
  }, [part])
  useLayout(() => {
    const gone = last.current
    if (!gone || gone.isConnected) return
    last.current = null
    const poll = part.current
    const { activeElement, body } = gone.ownerDocument
    if (activeElement !== null && activeElement !== body) return
    const row = poll?.closest<HTMLElement>('article[tabindex]')
    ;(row ?? poll?.querySelector<HTMLElement>('button'))?.focus()
  })
}
