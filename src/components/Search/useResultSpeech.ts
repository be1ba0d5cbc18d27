'use client'
import { useEffect } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import type { UseSearch } from '../../hooks/useSearch.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useRoot } from '../Chat/RootContext.ts'

/** Somebody who goes on typing is not told after every key, ms (UX §4). */
const PAUSE_MS = 400

/** Tells how many were found, once somebody has stopped typing. */
export function useResultSpeech({ state, results, hasMore }: UseSearch, typed: string): void {
  const { env } = useChat()
  const { announce } = useRoot()
  const { strings } = useLocale()
  const count = results.length
  useEffect(() => {
    if (state !== 'some' && state !== 'none') return undefined
    return env.after(PAUSE_MS, () =>
      announce(state === 'none' ? strings.announceNoResults : strings.announceResults(count, hasMore)),
    )
    // Every key puts it off, whatever it changes.
  }, [env, announce, strings, state, count, hasMore, typed])
}
