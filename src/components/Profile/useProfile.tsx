'use client'
import { lazy, useCallback } from 'react'
import type { UserId } from '../../model/id.ts'
import { useRoot } from '../Chat/RootContext.ts'

const Profile = lazy(async () => ({ default: (await import('./Profile.tsx')).Profile }))

/** Shows who somebody is, beside the element that was pressed (CH-2). Its code comes with the first press. */
export function useProfile(): (userId: UserId, at: HTMLElement) => void {
  const { show } = useRoot()
  return useCallback(
    (userId, at) => show(<Profile userId={userId} at={at} onClose={() => show(null)} />),
    [show],
  )
}
