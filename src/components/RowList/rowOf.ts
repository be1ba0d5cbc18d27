import type { ChannelId } from '../../model/id.ts'

/** The lists of channels and of threads are one kind of list. */
const ROW = '[data-channel-id], [data-thread-id]'
const BUTTON = '[data-slot="channel-item-button"], [data-slot="thread-item-button"]'

/** The row that an element is in. */
export const rowOf = (element: Element | null): HTMLElement | null =>
  element?.closest<HTMLElement>(ROW) ?? null

/** The channel whose row an element is in. */
export const rowId = (element: Element | null): ChannelId | null =>
  (rowOf(element)?.dataset['channelId'] as ChannelId | undefined) ?? null

/** What opens a row. */
export const rowButton = (row: Element | null | undefined): HTMLElement | null =>
  row?.querySelector<HTMLElement>(BUTTON) ?? null

/** All rows of a list, in the order in which they are seen. */
export const rowsIn = (list: Element | null): readonly HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>(ROW) ?? []),
]
