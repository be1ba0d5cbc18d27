/** Numbers that look random and are the same on every run and machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  readonly next: () => number
  /** From `least` up to, not including, `most`. */
  readonly between: (least: number, most: number) => number
  /** True once in `1 / share` times. */
  readonly chance: (share: number) => boolean
  readonly pick: <Item>(items: readonly Item[]) => Item
}

/** Makes the numbers that belong to a seed (any whole number but 0). */
export function seededRandom(seed: number): Random {
  let state = seed | 0
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  return {
    next,
    between: (least, most) => least + next() * (most - least),
    chance: (share) => next() < share,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)]
      if (item === undefined) throw new RangeError('There is nothing to pick from.')
      return item
    },
  }
}
