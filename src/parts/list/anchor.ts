/** What holds the reader's place: a drawn row and its distance from the viewport's top edge, px. */
export interface Anchor {
  readonly row: string
  readonly offset: number
  /** Where the scroll position stood when this was read, to allow for what the reader scrolled since. */
  readonly scrollTop: number
}

/** Smaller errors, px, are left alone: engines round scroll positions to device pixels. */
const TOLERANCE_PX = 0.5

export const topOf = (element: Element): number => element.getBoundingClientRect().top

/** Index of the first element that begins at or below an edge, px from the top of the window; the last if none does. */
export function firstBelow(elements: readonly Element[], edge: number): number {
  let low = 0
  let high = elements.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (topOf(elements[middle] as Element) < edge) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The focused row if it is in view, else the first row that begins in view, else the one that fills the view. Not a
 * row before which others may come while a neighbour can be had: they take its date and its author's name away, and
 * with them its height.
 */
export function readAnchor(
  viewport: HTMLElement,
  elements: readonly HTMLElement[],
  focused: HTMLElement | null,
  isUnsettled: (row: string) => boolean,
): Anchor | null {
  const edge = topOf(viewport)
  const isSeen = (element: Element | undefined): element is Element =>
    element !== undefined && topOf(element) >= edge && topOf(element) < edge + viewport.clientHeight
  let index = firstBelow(elements, edge)
  if (focused && isSeen(focused)) index = elements.indexOf(focused)
  if (isUnsettled(rowOf(elements[index])) && isSeen(elements[index + 1])) index += 1
  const element = elements[index]
  if (!element) return null
  return { row: rowOf(element), offset: topOf(element) - edge, scrollTop: viewport.scrollTop }
}

/** Scrolls so that the anchor's row stands where it stood. False when the row is not drawn. */
export function restoreAnchor(
  viewport: HTMLElement,
  elements: readonly HTMLElement[],
  anchor: Anchor,
): boolean {
  const element = elements.find((drawn) => rowOf(drawn) === anchor.row)
  if (!element) return false
  const offset = anchor.offset - (viewport.scrollTop - anchor.scrollTop)
  const drift = topOf(element) - topOf(viewport) - offset
  if (Math.abs(drift) > TOLERANCE_PX) viewport.scrollTop += drift
  return true
}

/** The key of the row that an element draws; '' for what draws none. */
export const rowOf = (element: HTMLElement | undefined): string => element?.dataset['row'] ?? ''
