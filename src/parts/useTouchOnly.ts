'use client'
import { useSyncExternalStore } from 'react'

const QUERY = '(pointer: coarse) and (not (any-pointer: fine))'

const ask = (): MediaQueryList | undefined =>
  typeof matchMedia === 'function' ? matchMedia(QUERY) : undefined

function watch(onChange: () => void): () => void {
  const list = ask()
  list?.addEventListener('change', onChange)
  return () => list?.removeEventListener('change', onChange)
}

/** True where a finger is all there is to point with: a phone, whose Enter key makes a new line (TC-4). */
export const useTouchOnly = (): boolean =>
  useSyncExternalStore(
    watch,
    () => ask()?.matches ?? false,
    () => false,
  )
