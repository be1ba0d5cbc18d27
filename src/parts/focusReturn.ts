/** Where the focus was when something opened, and where it can go when that place has gone (FO-6). */
export interface FocusPoint {
  readonly invoker: HTMLElement | null
  /** The message row that the invoker is in. */
  readonly row: HTMLElement | null
  /** The other rows, nearest first, newer before older. */
  readonly neighbours: readonly HTMLElement[]
}

/** Controls that are only there while one points at them: they count as gone. */
const REVEALED = '[data-slot="message-toolbar"], [data-slot="channel-item-actions"]'
const ROW = '[data-message-id]'

const FOCUSABLE = [
  'a[href]',
  'button:not([disabled])',
  'input:not([disabled])',
  'select:not([disabled])',
  'textarea:not([disabled])',
  'summary',
  '[tabindex]',
]
  .map((kind) => `${kind}:not([tabindex="-1"])`)
  .join(', ')

const isVisible = (element: HTMLElement): boolean =>
  element.isConnected &&
  !element.closest('[hidden]') &&
  ('checkVisibility' in element ? element.checkVisibility({ visibilityProperty: true }) : true)

/** What Tab reaches inside an element, in its order. */
export const focusableIn = (element: HTMLElement): readonly HTMLElement[] =>
  [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(isVisible)

/** Gives an element the focus, and says whether it took it. */
export function tryFocus(element: HTMLElement | null | undefined): boolean {
  if (!element || !isVisible(element)) return false
  element.focus()
  return element.ownerDocument.activeElement === element
}

/** Remembers where the focus is, in a root. */
export function focusPoint(root: HTMLElement): FocusPoint {
  const active = root.ownerDocument.activeElement
  const invoker = active && root.contains(active) ? (active as HTMLElement) : null
  const row = invoker?.closest<HTMLElement>(ROW) ?? null
  const rows = row ? [...root.querySelectorAll<HTMLElement>(ROW)] : []
  const place = row ? rows.indexOf(row) : -1
  return {
    invoker,
    row,
    neighbours: [...rows.slice(place + 1), ...rows.slice(0, Math.max(0, place)).reverse()],
  }
}

/** A row may have been drawn anew meanwhile, as another element for the same message. */
function sameRow(root: HTMLElement, row: HTMLElement | null): HTMLElement | null {
  const id = row?.dataset['messageId']
  if (!row || row.isConnected || id === undefined) return row
  return (
    [...root.querySelectorAll<HTMLElement>(ROW)].find((other) => other.dataset['messageId'] === id) ?? null
  )
}

/** Brings the focus back: to the invoker, else its row, the nearest row, the messages, the message field, or anything. */
export function returnFocus(root: HTMLElement, { invoker, row, neighbours }: FocusPoint): void {
  const find = (selector: string): HTMLElement | null => root.querySelector<HTMLElement>(selector)
  const isRevealed = invoker?.closest(REVEALED) ?? null
  const item = isRevealed?.closest('[data-slot="channel-item"]')?.querySelector<HTMLElement>('button')
  const isBack =
    (!isRevealed && tryFocus(invoker)) ||
    tryFocus(sameRow(root, row)) ||
    neighbours.some((neighbour) => tryFocus(sameRow(root, neighbour))) ||
    tryFocus(item) ||
    // What takes the pointer only while it is shown is better than nothing.
    tryFocus(invoker) ||
    tryFocus(find('[data-slot="message-list-viewport"]')) ||
    tryFocus(find('[data-slot="composer-field"]'))
  if (!isBack) tryFocus(focusableIn(root)[0])
}
