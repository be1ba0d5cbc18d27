/** Where a reader was in one list: a row, its distance from the viewport's top, px, and whether they followed the end. */
export interface Position {
  readonly row: string
  readonly offset: number
  readonly isPinned: boolean
}

/** So many lists are remembered; the one that was left longest ago goes first. */
const MOST_LISTS = 50

const held = new WeakMap<object, Map<string, Position>>()

/** Where readers were in the lists of one chat, for as long as the page lives (SC-5). */
export function positionsOf(chat: object): {
  readonly get: (list: string) => Position | undefined
  readonly set: (list: string, position: Position) => void
} {
  const positions = held.get(chat) ?? new Map<string, Position>()
  held.set(chat, positions)
  return {
    get: (list) => positions.get(list),
    set(list, position) {
      positions.delete(list)
      positions.set(list, position)
      const [oldest] = positions.keys()
      if (positions.size > MOST_LISTS && oldest !== undefined) positions.delete(oldest)
    },
  }
}
