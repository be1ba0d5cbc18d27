const ROW = '[data-slot="message"]'

/** The messages of the list that a row stands in, oldest first. */
function rowsAround(row: HTMLElement): readonly HTMLElement[] {
  const list = row.closest('.parlour-message-list') ?? row.closest('.parlour-root') ?? row.parentElement
  return [...(list?.querySelectorAll<HTMLElement>(ROW) ?? [])]
}

/** The rows that take the focus when this one goes, best first: the next newer, itself if it stays, the one before (FO-6). */
export function heirsOf(row: HTMLElement): readonly HTMLElement[] {
  const rows = rowsAround(row)
  const place = rows.indexOf(row)
  return [rows[place + 1], row, rows[place - 1]].filter((heir) => heir !== undefined)
}

/**
 * Where the focus goes when a row is replaced by another: its first button, or the row; without one, to the neighbours.
 * Asked before the row goes, answered after.
 */
export function heirOf(row: HTMLElement): (placed: string | null) => HTMLElement | undefined {
  const list = row.parentElement?.closest<HTMLElement>('.parlour-message-list, .parlour-root')
  const heirs = heirsOf(row)
  return (placed) => {
    const next =
      placed === null
        ? undefined
        : [...(list?.querySelectorAll<HTMLElement>(ROW) ?? [])].find(
            ({ dataset }) => dataset['messageId'] === placed,
          )
    return (
      next?.querySelector<HTMLElement>('[data-slot="attachment-actions"] button') ??
      next ??
      heirs.find((heir) => heir.isConnected)
    )
  }
}

/** Gives the focus to the first of some elements that is still there. */
export const focusFirst = (elements: readonly HTMLElement[]): void =>
  elements.find((element) => element.isConnected)?.focus()
