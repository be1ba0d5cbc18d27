'use client'
import { useCallback, useSyncExternalStore } from 'react'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useRoot } from '../Chat/RootContext.ts'

const never = (): (() => void) => () => {}
/** Only pages that were safely loaded have one, whatever the type says. */
const clipboard = (): Clipboard | undefined => document.defaultView?.navigator.clipboard
const hasClipboard = (): boolean => clipboard() !== undefined

/** Copies a text and says so; `null` where the page has no clipboard. */
export function useCopyText(): ((text: string) => void) | null {
  const { announce } = useRoot()
  const { strings } = useLocale()
  const canCopy = useSyncExternalStore(never, hasClipboard, () => false)
  const copy = useCallback(
    async (text: string): Promise<void> => {
      try {
        await clipboard()?.writeText(text)
        announce(strings.announceCopied)
      } catch {
        // The person or the browser refused, and has said so.
      }
    },
    [announce, strings],
  )
  return canCopy ? (text) => void copy(text) : null
}
