/**
 * An immutable map for many entries: a hash trie. A change copies the few short arrays on the way to one entry, never
 * the whole, so it costs about the same with a thousand and with a hundred thousand entries.
 *
 *   node ── one bit for each of 32 ways ── only the ways in use: an entry, or a node for the next five bits of the hash
 */
export interface Table<Key extends string, Value> {
  readonly size: number
  readonly root: Node<Key, Value>
}

interface Node<Key, Value> {
  readonly bits: number
  readonly ways: readonly Way<Key, Value>[]
}
type Way<Key, Value> = Entry<Key, Value> | Node<Key, Value>

interface Entry<Key, Value> {
  readonly hash: number
  readonly key: Key
  readonly value: Value
  /** Another key with the very same hash. */
  readonly next: Entry<Key, Value> | null
}

const LEVEL_BITS = 5
const bare: Node<never, never> = { bits: 0, ways: [] }
const empty: Table<never, never> = { size: 0, root: bare }

export const emptyTable = <Key extends string, Value>(): Table<Key, Value> => empty

/** FNV-1a over UTF-16 units; spreads ids that differ in their last letters only. */
function hashOf(key: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < key.length; index += 1)
    value = Math.imul(value ^ key.charCodeAt(index), 0x01000193)
  return (value ^ (value >>> 15)) | 0
}

const bitOf = (hash: number, shift: number): number => 1 << ((hash >>> shift) & 31)

/** How many bits are set: the ways of a node that come before one. */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

function find<Key, Value>(root: Node<Key, Value>, hash: number, key: Key): Entry<Key, Value> | undefined {
  let node = root
  for (let shift = 0; ; shift += LEVEL_BITS) {
    const bit = bitOf(hash, shift)
    if ((node.bits & bit) === 0) return undefined
    const way = node.ways[countBits(node.bits & (bit - 1))] as Way<Key, Value>
    if ('ways' in way) {
      node = way
      continue
    }
    for (let entry: typeof way | null = way; entry; entry = entry.next) if (entry.key === key) return entry
    return undefined
  }
}

function put<Key, Value>(node: Node<Key, Value>, shift: number, added: Entry<Key, Value>): Node<Key, Value> {
  const bit = bitOf(added.hash, shift)
  const index = countBits(node.bits & (bit - 1))
  const held = node.ways[index]
  if ((node.bits & bit) === 0 || !held)
    return { bits: node.bits | bit, ways: node.ways.toSpliced(index, 0, added) }
  const ways = node.ways.slice()
  if ('ways' in held) ways[index] = put(held, shift + LEVEL_BITS, added)
  else if (held.hash === added.hash) ways[index] = { ...added, next: without(held, added.key) }
  else ways[index] = put(put(bare as Node<Key, Value>, shift + LEVEL_BITS, held), shift + LEVEL_BITS, added)
  return { bits: node.bits, ways }
}

/** The entries of one hash but for one key. */
const without = <Key, Value>(entry: Entry<Key, Value> | null, key: Key): Entry<Key, Value> | null =>
  entry && (entry.key === key ? entry.next : { ...entry, next: without(entry.next, key) })

/** The node without a key that it holds. */
function cut<Key, Value>(node: Node<Key, Value>, shift: number, hash: number, key: Key): Node<Key, Value> {
  const bit = bitOf(hash, shift)
  const index = countBits(node.bits & (bit - 1))
  const held = node.ways[index] as Way<Key, Value>
  const child = 'ways' in held ? cut(held, shift + LEVEL_BITS, hash, key) : without(held, key)
  return child && !('ways' in child && child.bits === 0)
    ? { bits: node.bits, ways: node.ways.with(index, child) }
    : { bits: node.bits & ~bit, ways: node.ways.toSpliced(index, 1) }
}

export const tableGet = <Key extends string, Value>(table: Table<Key, Value>, key: Key): Value | undefined =>
  find(table.root, hashOf(key), key)?.value

/** The table with `key` set; the same table when the very same value is already there. */
export function tableSet<Key extends string, Value>(
  table: Table<Key, Value>,
  key: Key,
  value: Value,
): Table<Key, Value> {
  const hash = hashOf(key)
  const held = find(table.root, hash, key)
  if (held && held.value === value) return table
  return { size: table.size + (held ? 0 : 1), root: put(table.root, 0, { hash, key, value, next: null }) }
}

/** The table without `key`; the same table when it was not there. */
export function tableDelete<Key extends string, Value>(
  table: Table<Key, Value>,
  key: Key,
): Table<Key, Value> {
  const hash = hashOf(key)
  return find(table.root, hash, key) ? { size: table.size - 1, root: cut(table.root, 0, hash, key) } : table
}

/** All values, in no order that means anything. */
export function* tableValues<Key extends string, Value>(table: Table<Key, Value>): Generator<Value> {
  yield* valuesOf(table.root)
}

function* valuesOf<Key, Value>(node: Node<Key, Value>): Generator<Value> {
  for (const way of node.ways) {
    if ('ways' in way) yield* valuesOf(way)
    else for (let entry: typeof way | null = way; entry; entry = entry.next) yield entry.value
  }
}
