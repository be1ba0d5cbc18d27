/**
 * Which rows of a long list are drawn. The rest is stood in for by spacers of estimated height; an estimate may be
 * wrong, because the reader's place is held by a drawn row and never by a distance from the top.
 *
 *   spacer (rows before `start`) · drawn rows · spacer (rows from `end`)
 */
export interface ListWindow {
  /** The first drawn row and where it stood; a row keeps the window in place when others come before it. */
  readonly from: string | null
  readonly start: number
  readonly count: number
  /** The window ends with the list, whatever is added to it. */
  readonly isAtEnd: boolean
  /** Mean height of the drawn rows, px. */
  readonly rowHeight: number
}

/** Rows that are always drawn, if there are so many: a server and a test have no heights to go by. */
export const FEWEST_ROWS = 40
/** Up to so many rows are all drawn, so that the browser's own search finds what is in them (ML-6). */
export const DRAW_ALL = 300
const FIRST_ESTIMATE_PX = 56

export const firstWindow: ListWindow = {
  from: null,
  start: 0,
  count: FEWEST_ROWS,
  isAtEnd: true,
  rowHeight: FIRST_ESTIMATE_PX,
}

export interface DrawnRange {
  readonly start: number
  readonly end: number
}

/** The window over these rows, which may have come, gone or moved since it was made. */
export function drawnRange(rows: readonly string[], window: ListWindow): DrawnRange {
  if (rows.length <= DRAW_ALL) return { start: 0, end: rows.length }
  const count = Math.min(rows.length, Math.max(FEWEST_ROWS, window.count))
  if (window.isAtEnd || window.from === null) return { start: rows.length - count, end: rows.length }
  const found = rows.indexOf(window.from)
  const start = Math.max(0, Math.min(found < 0 ? window.start : found, rows.length - count))
  return { start, end: start + count }
}

/** What is seen, px from the viewport's top edge. */
export interface Sight {
  readonly height: number
  readonly top: number
  readonly bottom: number
  /** Mean height of the rows that are drawn now. */
  readonly rowHeight: number
}

/**
 * A window for what is seen now: grown where less than one viewport of rows is left on a side, and cut where more
 * than three are. The same window when nothing has to change.
 */
export function fitWindow(
  rows: readonly string[],
  window: ListWindow,
  range: DrawnRange,
  sight: Sight,
  isAtEnd: boolean,
): ListWindow {
  const step = Math.max(8, Math.ceil(sight.height / sight.rowHeight))
  const above = -sight.top
  const below = sight.bottom - sight.height
  let { start, end } = range
  if (above < sight.height) start = Math.max(0, start - step)
  else if (above > sight.height * 3) start = Math.min(start + step, end - FEWEST_ROWS)
  if (below < sight.height) end = Math.min(rows.length, end + step)
  else if (below > sight.height * 3) end = Math.max(end - step, start + FEWEST_ROWS)
  const isSame = start === range.start && end === range.end && isAtEnd === window.isAtEnd
  if (isSame) return window
  return windowOf(rows, start, end, isAtEnd, sight.rowHeight)
}

const windowOf = (
  rows: readonly string[],
  start: number,
  end: number,
  isAtEnd: boolean,
  rowHeight: number,
): ListWindow => ({
  from: rows[Math.max(0, start)] ?? null,
  start: Math.max(0, start),
  count: end - Math.max(0, start),
  isAtEnd,
  rowHeight,
})

/** A window with this row in its middle. */
export function windowAround(rows: readonly string[], index: number, window: ListWindow): ListWindow {
  const start = Math.max(0, index - FEWEST_ROWS / 2)
  return windowOf(rows, start, Math.min(rows.length, start + FEWEST_ROWS), false, window.rowHeight)
}

/**
 * A window that follows the reader while all rows are drawn: the next page may be the one too many, and by then the
 * window has to be where the reader is.
 */
export function followWindow(
  rows: readonly string[],
  window: ListWindow,
  topIndex: number,
  rowHeight: number,
  isAtEnd: boolean,
): ListWindow {
  if (isAtEnd) return window.isAtEnd ? window : { ...window, isAtEnd }
  const middle = window.start + window.count / 2
  const isElsewhere = window.isAtEnd || Math.abs(topIndex - middle) > FEWEST_ROWS / 4
  return isElsewhere ? windowAround(rows, topIndex, { ...window, rowHeight }) : window
}
