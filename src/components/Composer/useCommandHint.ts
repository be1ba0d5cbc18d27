'use client'
import { useState } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import type { UseComposer } from '../../hooks/useComposer.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useRoot } from '../Chat/RootContext.ts'

/** The second press of a double press has not read the hint, ms. */
const READ_MS = 400

export interface CommandHint {
  /** What is to be shown now; `null` when nothing is. */
  readonly text: string | null
  /** Whether a press only gives the hint, and must not send yet. */
  readonly isHeld: () => boolean
}

/** Says of a command that nobody knows that it would be sent as text: the next press sends it (CO-10). */
export function useCommandHint({ text, unknownCommand }: UseComposer): CommandHint {
  const { env } = useChat()
  const { strings } = useLocale()
  const { announce } = useRoot()
  const [hinted, setHinted] = useState<{ readonly text: string; readonly at: number } | null>(null)
  const isShown = hinted?.text === text && unknownCommand !== null
  const hint = unknownCommand === null ? '' : strings.composerUnknownCommand(`/${unknownCommand}`)
  return {
    text: isShown ? hint : null,
    isHeld() {
      if (unknownCommand === null) return false
      if (isShown) return env.now() - hinted.at < READ_MS
      setHinted({ text, at: env.now() })
      announce(hint)
      return true
    },
  }
}
