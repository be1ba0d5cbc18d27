'use client'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { ToastOptions } from '../Chat/RootContext.ts'

export interface QueuedToast extends ToastOptions {
  readonly id: string
}

/** What a root has to say at its edge, oldest first. */
export interface ToastQueue {
  readonly toasts: readonly QueuedToast[]
  /** Both stay the same between renders. */
  readonly toast: (toast: ToastOptions) => void
  readonly dismiss: (id: string) => void
}

/** Holds the toasts of one root; `Toasts` shows and speaks them. */
export function useToastQueue(): ToastQueue {
  const [toasts, setToasts] = useState<readonly QueuedToast[]>([])
  const made = useRef(0)
  const toast = useCallback((options: ToastOptions): void => {
    made.current += 1
    const added = { ...options, id: `toast-${made.current}` }
    setToasts((held) => [...held, added])
  }, [])
  const dismiss = useCallback(
    (id: string): void => setToasts((held) => held.filter((other) => other.id !== id)),
    [],
  )
  return useMemo(() => ({ toasts, toast, dismiss }), [toasts, toast, dismiss])
}
