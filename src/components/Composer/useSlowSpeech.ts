'use client'
import { useEffect, useRef } from 'react'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useRoot } from '../Chat/RootContext.ts'

/** Has it said when one has to wait before the next message, and when no longer; not each second between (UX §4). */
export function useSlowSpeech(waitSeconds: number): void {
  const { announce } = useRoot()
  const { strings } = useLocale()
  const spoken = useRef<number | null>(null)
  useEffect(() => {
    const before = spoken.current
    spoken.current = waitSeconds
    // A wait that was there already when one came is seen and not spoken (P-4).
    if (before === 0 && waitSeconds > 0) announce(strings.composerSlow(waitSeconds))
    else if (before !== null && before > 0 && waitSeconds === 0) announce(strings.composerSlowOver)
  }, [announce, strings, waitSeconds])
}
