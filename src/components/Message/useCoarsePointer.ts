'use client'
import { useSyncExternalStore } from 'react'

const COARSE = '(pointer: coarse)'

function subscribe(notify: () => void): () => void {
  const query = matchMedia(COARSE)
  query.addEventListener('change', notify)
  return () => query.removeEventListener('change', notify)
}

/** Whether one points with a finger: nothing hovers there, so what hovering would show must be there without it. */
export const useCoarsePointer = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => matchMedia(COARSE).matches,
    () => false,
  )
