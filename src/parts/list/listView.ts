import type { ListWindow } from './listWindow.ts'
import type { Position } from './positions.ts'

/** What one commit drew. */
export interface Drawn {
  readonly rows: readonly string[]
  readonly start: number
  readonly end: number
  /** The newest row is mine and on its way. */
  readonly isSending: boolean
  /** A row at which history is missing before the next one. */
  readonly isGap: (row: string) => boolean
  readonly onNearStart: () => void
  readonly onNearGap: (row: string) => void
}

/** What the list has to know of where the reader is. The same object while none of it changes. */
export interface ListView {
  readonly window: ListWindow
  /** New rows come into view by themselves. */
  readonly isPinned: boolean
  readonly isFar: boolean
  /** The newest row that has been seen. */
  readonly lastSeen: string | null
}

/**
 * The scroll engine of one list (SC-1…SC-3): whatever comes, goes or changes height, the reader stays where they are,
 * or at the end while they follow it. It owns the scroll position; the list draws what `view` says and tells `drew`.
 *
 *   reader scrolls ──▶ look ──▶ view ──▶ list draws ──▶ drew ──▶ settle ──▶ painted
 *   a row grows ─────────────────────────────────────────────────▶ settle ──▶ look
 */
export interface ListScroller {
  readonly attach: (viewport: HTMLElement, body: HTMLElement) => () => void
  /** After every commit and before it is painted. */
  readonly drew: (drawn: Drawn) => void
  readonly subscribe: (listener: () => void) => () => void
  readonly view: () => ListView
  /** The first row in view; many times a second another one, and so no part of `view`. */
  readonly topRow: () => string | null
  readonly toEnd: () => void
  /** Puts a row so far down the viewport, as a share of it. Nothing for a row that is not in the list. */
  readonly toRow: (row: string, share: number) => void
  /** Scrolls no further than needed to show the whole row. */
  readonly reveal: (row: string) => void
  readonly restore: (position: Position) => void
  /** Where the reader is; `null` while nothing is drawn. */
  readonly position: () => Position | null
  /** Whether a row lies before, in or after what is seen; `null` when it is not in the list. */
  readonly sideOf: (row: string) => 'before' | 'in' | 'after' | null
  /** How many rows fit into the viewport. */
  readonly rowsInView: () => number
}
