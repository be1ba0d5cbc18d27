import type { StoryContext } from '@storybook/react-vite'

/** The part of a play's context that finds things by their role. */
type Place = Pick<StoryContext, 'canvas'>

/** The list of conversations. */
export const listOf = ({ canvas }: Place): HTMLElement => canvas.getByRole('navigation')

/** Its conversations from the top, once there are any. */
export const rowsOf = ({ canvas }: Place): Promise<HTMLElement[]> => canvas.findAllByRole('listitem')

/** Which conversations they are. */
export const idsOf = (rows: readonly HTMLElement[]): readonly (string | undefined)[] =>
  rows.map((row) => row.dataset['channelId'])

/** The first button of a row, which opens it. */
export function opener(row: HTMLElement | undefined): HTMLElement {
  const button = row?.querySelector('button')
  if (!button) throw new Error('There is no such row.')
  return button
}

/** The row of a conversation, by its id without its type. */
export function rowWith(rows: readonly HTMLElement[], id: string): HTMLElement {
  const row = rows.find((other) => other.dataset['channelId'] === `messaging:${id}`)
  if (!row) throw new Error(`There is no row ${id}.`)
  return row
}
