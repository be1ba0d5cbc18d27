import type { Budget } from './budget.ts'

/**
 * The code that a run of backticks opens, with the position after it; null in place of the code when nothing
 * closes it.
 */
export interface CodeSpan {
  readonly value: string | null
  readonly end: number
}

/**
 * Prepares to find the code spans of one text. Where the last run of backticks of each length starts is noted
 * once, so that a run which nothing closes is known without a search.
 */
export function codeSpans(source: string, budget: Budget): (start: number) => CodeSpan {
  const last = new Map<number, number>()
  for (const { 0: ticks, index } of source.matchAll(/`+/g)) last.set(ticks.length, index)
  budget.spend(source.length)

  const ticksAt = (at: number): number => {
    let end = at
    while (source.charAt(end) === '`') end += 1
    return end - at
  }
  return (start) => {
    const length = ticksAt(start)
    const open = start + length
    budget.spend(length)
    if ((last.get(length) ?? -1) < open) return { value: null, end: open }
    let close = open
    for (let found = 0; found !== length; found = ticksAt(close)) close = source.indexOf('`', close + found)
    budget.spend(close - open)
    const value = source.slice(open, close).replace(/\n/g, ' ')
    // One space on both sides lets code begin or end with a backtick.
    const isPadded = value.startsWith(' ') && value.endsWith(' ') && value.trim() !== ''
    return { value: isPadded ? value.slice(1, -1) : value, end: close + length }
  }
}
