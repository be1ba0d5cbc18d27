'use client'
import { type RefObject, useState } from 'react'
import { useLayout } from '../../parts/useLayout.ts'

/** As many lines of chips as a message has room for (RE-3). */
const LINES = 2
/** Strangers may make any number; nobody looks through more. */
const MOST = 60

/**
 * How many of some chips go into two lines, the one that leads to the rest among them. Measured when their number
 * changes: a window that grows or shrinks moves nothing that is being read.
 */
export function useFitting(box: RefObject<HTMLElement | null>, count: number): number {
  const [fit, setFit] = useState({ count: 0, most: MOST })
  const isMeasured = fit.count === count
  useLayout(() => {
    if (isMeasured) return
    const tops = [...(box.current?.querySelectorAll('button') ?? [])].map((chip) => chip.offsetTop)
    const lines = [...new Set(tops)]
    // Most messages have a few: those are drawn once.
    if (lines.length > LINES) setFit({ count, most: Math.max(1, tops.indexOf(lines[LINES] ?? 0) - 1) })
  }, [box, count, isMeasured])
  return Math.min(count, isMeasured ? fit.most : MOST)
}
