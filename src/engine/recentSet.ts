/** How many members are remembered. */
const MOST = 300

/** A set that forgets its oldest members: what was done lately, so that nothing old is done again (RELIABILITY I40). */
export class RecentSet<Item> {
  readonly #items = new Set<Item>()

  add(items: Iterable<Item>): void {
    for (const item of items) this.#items.add(item)
    for (const item of this.#items) {
      if (this.#items.size <= MOST) return
      this.#items.delete(item)
    }
  }

  has(item: Item): boolean {
    return this.#items.has(item)
  }

  list(): readonly Item[] {
    return [...this.#items]
  }
}
