import type { Budget } from './budget.ts'
import { isPunctuationAt } from './chars.ts'

/** Round brackets inside a target may nest this deep, which also bounds how often one text is read. */
const MAX_NESTING = 3

/** Skips spaces and single line breaks. */
function skipSpace(source: string, at: number): number {
  while (/[ \t\n]/.test(source.charAt(at))) at += 1
  return at
}

/** The position after a quoted title, or `at` itself if there is none; -1 if it never ends. */
function skipTitle(source: string, at: number): number {
  const quote = source.charAt(at)
  if (quote !== '"' && quote !== "'") return at
  for (let i = at + 1; i < source.length; i++) {
    if (source.charAt(i) === quote) return i + 1
    if (source.charAt(i) === '\\') i += 1
  }
  return -1
}

/**
 * Reads `(target "title")` at `at`, as it stands behind a label, and gives the target with the position after
 * it. The title is read and dropped: a tooltip could claim that the link leads elsewhere.
 */
export function readTarget(
  source: string,
  at: number,
  budget: Budget,
): { readonly target: string; readonly end: number } | null {
  if (source.charAt(at) !== '(') return null
  let target = ''
  let nesting = 0
  let i = skipSpace(source, at + 1)
  for (; i < source.length; i++) {
    const char = source.charAt(i)
    if (/\s/.test(char) || (char === ')' && nesting === 0)) break
    if (char === '(' && ++nesting > MAX_NESTING) break
    if (char === ')') nesting -= 1
    if (char === '\\' && isPunctuationAt(source, i + 1)) i += 1
    target += source.charAt(i)
  }
  const spaced = skipSpace(source, i)
  const end = spaced > i ? skipTitle(source, spaced) : spaced
  budget.spend(Math.max(i, spaced, end) - at)
  if (end < 0) {
    budget.spend(source.length - spaced)
    return null
  }
  const close = skipSpace(source, end)
  budget.spend(close - end)
  return target && source.charAt(close) === ')' ? { target, end: close + 1 } : null
}
