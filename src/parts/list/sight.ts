import { rowOf, topOf } from './anchor.ts'
import type { Drawn } from './listView.ts'

/** The last row of which at least half is in view or further up. */
export function lastInView(viewport: HTMLElement, elements: readonly HTMLElement[]): string | null {
  const bottom = topOf(viewport) + viewport.clientHeight
  const last = elements.findLast((element) => {
    const { top, height } = element.getBoundingClientRect()
    return top + height / 2 < bottom
  })
  return last ? rowOf(last) : null
}

/** Whether an element lies before, in or after what a viewport shows. */
export function sideOfView(viewport: HTMLElement, element: HTMLElement): 'before' | 'in' | 'after' {
  const { top, bottom } = element.getBoundingClientRect()
  if (bottom < topOf(viewport)) return 'before'
  return top > topOf(viewport) + viewport.clientHeight ? 'after' : 'in'
}

/** How far to scroll, px, until an element is wholly in view and clear of what floats over the edges (FO-10). */
export function distanceToView(viewport: HTMLElement, element: HTMLElement): number {
  const style = getComputedStyle(viewport)
  const start = parseFloat(style.scrollPaddingBlockStart) || 0
  const edge = topOf(viewport) + start
  const room = viewport.clientHeight - start - (parseFloat(style.scrollPaddingBlockEnd) || 0)
  const { top, bottom, height } = element.getBoundingClientRect()
  if (top < edge || height > room) return top - edge
  return Math.max(0, bottom - edge - room)
}

/** History is asked for when the reader is nearer to where it is missing than this many viewports (SC-2). */
const AHEAD_VIEWPORTS = 1.5

/** What is missing where the reader is about to look: older messages, those of a gap, or nothing. */
export function missingAhead(
  viewport: HTMLElement,
  elements: readonly HTMLElement[],
  { start, isGap }: Pick<Drawn, 'start' | 'isGap'>,
): 'older' | { readonly gap: string } | null {
  const edge = topOf(viewport)
  const ahead = viewport.clientHeight * AHEAD_VIEWPORTS
  const [first] = elements
  if (start === 0 && first && topOf(first) - edge > -ahead) return 'older'
  const gap = elements.find((element) => {
    if (!isGap(rowOf(element))) return false
    const distance = topOf(element) - edge
    return distance > -ahead && distance < ahead + viewport.clientHeight
  })
  return gap ? { gap: rowOf(gap) } : null
}
