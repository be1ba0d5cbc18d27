import type { MessageKey } from '../../model/id.ts'

/** The rows of a list of results, in the order in which they are seen. */
export const rowsIn = (list: Element | null): readonly HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('[data-result]') ?? []),
]

/** The row of one result. */
export const rowOf = (list: Element | null, key: MessageKey | null): HTMLElement | undefined =>
  rowsIn(list).find(({ dataset }) => dataset['result'] === key)
