'use client'
import { type JSX, useCallback, useSyncExternalStore } from 'react'
import { MessageToolbar, type MessageToolbarProps } from './MessageToolbar.tsx'

const COARSE = '(pointer: coarse)'

/** On a touch screen, the button that opens the menu of the active row: nothing there hovers (TC-1). */
export function TouchToolbar(props: MessageToolbarProps): JSX.Element | null {
  const subscribe = useCallback((notify: () => void) => {
    const query = matchMedia(COARSE)
    query.addEventListener('change', notify)
    return () => query.removeEventListener('change', notify)
  }, [])
  const isCoarse = useSyncExternalStore(
    subscribe,
    () => matchMedia(COARSE).matches,
    () => false,
  )
  return isCoarse ? <MessageToolbar {...props} isBrief /> : null
}
