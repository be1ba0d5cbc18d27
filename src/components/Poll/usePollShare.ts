'use client'
import { type RefObject, useRef } from 'react'
import { useLayout } from '../../parts/useLayout.ts'

/** Tells a bar its part of the whole, 0 to 1, as the property that its sheet draws with. */
export function usePollShare(share: number): RefObject<HTMLSpanElement | null> {
  const bar = useRef<HTMLSpanElement>(null)
  useLayout(() => bar.current?.style.setProperty('--parlour-share', String(share)))
  return bar
}
