/** What holds the reader's place: a drawn row and its distance from the viewport's top edge, px. */
export interface Anchor {
  readonly row: string
  readonly offset: number
  /** Where the scroll position stood when this was read, to allow for what the reader scrolled since. */
  readonly scrollTop: number
}

/** Smaller errors, px, are left alone: engines round scroll positions to device pixels. */
const TOLERANCE_PX = 0.5

const topOf = (element: Element): number => element.getBoundingClientRect().top

/** The first row that begins in view and whose own height is settled, else the one that fills the view. */
export function readAnchor(viewport: HTMLElement, body: HTMLElement, rows: readonly string[]): Anchor | null {
  const edge = topOf(viewport)
  const drawn = body.children
  let low = 0
  let high = drawn.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (topOf(drawn[middle] as Element) < edge) low = middle + 1
    else high = middle
  }
  // Rows that come before the first one take its date and its author's name away; the next one keeps its height.
  const next = drawn[1]
  if (low === 0 && next && topOf(next) < edge + viewport.clientHeight) low = 1
  const element = drawn[low]
  const row = rows[low]
  if (!element || row === undefined) return null
  return { row, offset: topOf(element) - edge, scrollTop: viewport.scrollTop }
}

/**
 * Scrolls so that the anchor's row stands where it stood, and answers the anchor as it is then. `drawn` are the rows of
 * the body's children.
 */
export function restoreAnchor(
  viewport: HTMLElement,
  body: HTMLElement,
  drawn: readonly string[],
  anchor: Anchor,
): Anchor {
  const element = body.children[drawn.indexOf(anchor.row)]
  if (!element) return anchor
  const offset = anchor.offset - (viewport.scrollTop - anchor.scrollTop)
  const drift = topOf(element) - topOf(viewport) - offset
  if (Math.abs(drift) > TOLERANCE_PX) viewport.scrollTop += drift
  return { row: anchor.row, offset, scrollTop: viewport.scrollTop }
}
