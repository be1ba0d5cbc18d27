import { expect, waitFor } from 'storybook/test'

/** The part of a play's context that tells where it is. */
interface Place {
  readonly canvasElement: HTMLElement
}

/** What plays look for: slots and roles, which are the same in every language and direction. */
export const part = ({ canvasElement }: Place, slot: string): HTMLElement | null =>
  canvasElement.querySelector<HTMLElement>(`[data-slot="${slot}"]`)

/** One of the slots, once it is there. */
export async function arrived(place: Place, slot: string, timeout = 4000): Promise<HTMLElement> {
  await waitFor(() => expect(part(place, slot)).toBeVisible(), { timeout })
  return part(place, slot) as HTMLElement
}

/** The messages that are drawn, oldest first. */
export const rowsIn = ({ canvasElement }: Place): readonly HTMLElement[] => [
  ...canvasElement.querySelectorAll<HTMLElement>('article'),
]

/** The time of a message as it is written in its row. */
export const timeOf = (row: HTMLElement): string =>
  row.querySelector('[data-slot=message-time]')?.firstChild?.textContent ?? 'no time'

/** The field to write in, once it takes text. */
export async function fieldIn(place: Place): Promise<HTMLTextAreaElement> {
  const find = (): HTMLElement | null => part(place, 'composer-field')
  await waitFor(
    async () => {
      await expect(find()).toBeVisible()
      await expect(find()).not.toHaveAttribute('readonly')
    },
    { timeout: 4000 },
  )
  return find() as HTMLTextAreaElement
}

/** How far a list is from its end, px. */
export const fromEnd = (list: HTMLElement): number => list.scrollHeight - list.scrollTop - list.clientHeight

/** A conversation whose messages are drawn and which stands at its end; answers what scrolls. */
export async function atItsEnd(place: Place): Promise<HTMLElement> {
  await waitFor(() => expect(rowsIn(place).length).toBeGreaterThan(0), { timeout: 4000 })
  const list = await arrived(place, 'message-list-viewport')
  await waitFor(() => expect(fromEnd(list)).toBeLessThanOrEqual(1))
  return list
}

/** When the browser has drawn what was asked for until now. */
export async function drawn(frames = 2): Promise<void> {
  for (let left = frames; left > 0; left -= 1)
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))
}

/** Scrolls as somebody with a wheel does, and waits until the list has answered. */
export async function scrollTo(list: HTMLElement, top: number): Promise<void> {
  await drawn()
  list.scrollTop = top
  await drawn(4)
}

/** Where a reader looks: the first row that is wholly in view, and how far it is from the upper edge, px. */
export function readerOf(list: HTMLElement): { readonly id: string; readonly offset: () => number } {
  const edge = (): number => list.getBoundingClientRect().top
  const row = [...list.querySelectorAll<HTMLElement>('[data-message-id]')].find(
    (it) => it.getBoundingClientRect().top >= edge(),
  )
  const id = row?.dataset['messageId'] ?? ''
  return {
    id,
    offset: () => {
      const now = list.querySelector(`[data-message-id="${CSS.escape(id)}"]`)
      if (!now) throw new Error(`The row ${id} is gone.`)
      return now.getBoundingClientRect().top - edge()
    },
  }
}

/** The direction in which an element's text really runs. */
export const directionOf = (element: Element | null | undefined): string =>
  element ? getComputedStyle(element).direction : 'no element'

/** The arrow that leads along the line, and the one against it, wherever the line runs. */
export function arrowsOf(element: Element): { readonly end: string; readonly start: string } {
  const isRtl = directionOf(element) === 'rtl'
  return { end: isRtl ? '{ArrowLeft}' : '{ArrowRight}', start: isRtl ? '{ArrowRight}' : '{ArrowLeft}' }
}
