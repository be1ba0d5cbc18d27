'use client'
import { useCallback, useSyncExternalStore } from 'react'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useRoot } from '../Chat/RootContext.ts'

const never = (): (() => void) => () => {}
/** Only pages that were safely loaded have one, whatever the type says. */
const clipboard = (): Clipboard | undefined => document.defaultView?.navigator.clipboard
const hasClipboard = (): boolean => clipboard() !== undefined

/** Copies a text and says so, in other words where it is given some; `null` where the page has no clipboard. */
export function useCopyText(): ((text: string, said?: string) => void) | null {
  const { announce } = useRoot()
  const { strings } = useLocale()
  const canCopy = useSyncExternalStore(never, hasClipboard, () => false)
  const copy = useCallback(
    async (text: string, said = strings.announceCopied): Promise<void> => {
      try {
        await clipboard()?.writeText(text)
        announce(said)
      } catch {
        // The person or the browser refused, and has said so.
      }
    },
    [announce, strings],
  )
  return canCopy ? (text, said) => void copy(text, said) : null
}
