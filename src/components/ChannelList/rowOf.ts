import type { ChannelId } from '../../model/id.ts'

const ROW = '[data-channel-id]'

/** The row that an element is in. */
export const rowOf = (element: Element | null): HTMLElement | null =>
  element?.closest<HTMLElement>(ROW) ?? null

/** The channel whose row an element is in. */
export const rowId = (element: Element | null): ChannelId | null =>
  (rowOf(element)?.dataset['channelId'] as ChannelId | undefined) ?? null

/** What opens the channel of a row. */
export const rowButton = (row: Element | null | undefined): HTMLElement | null =>
  row?.querySelector<HTMLElement>('[data-slot="channel-item-button"]') ?? null

/** All rows of a list, in the order in which they are seen. */
export const rowsIn = (list: Element | null): readonly HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>(ROW) ?? []),
]
