'use client'
import { useEffect } from 'react'
import { selectFilesInMotion } from '../state/selectFilesInMotion.ts'
import { useChatState } from './bridges/useChatState.ts'

/**
 * Lets the browser ask before the page is left while files of this tab are on their way: they would begin anew (UP-5). Answers
 * whether it does.
 */
export function useLeaveWarning(): boolean {
  const isUploading = useChatState((state) => selectFilesInMotion(state).length > 0)
  useEffect(() => {
    if (!isUploading) return undefined
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isUploading])
  return isUploading
}
