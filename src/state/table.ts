/**
 * An immutable map for many entries: a change copies one small bucket and the two short arrays above it, never the
 * whole, so it costs the same with a thousand and with a hundred thousand entries.
 *
 *   Table ── 64 branches ── 64 buckets each ── a Map of the few keys that share a bucket
 */
export interface Table<Key extends string, Value> {
  readonly size: number
  readonly branches: readonly Branch<Key, Value>[]
}

type Bucket<Key, Value> = ReadonlyMap<Key, Value>
type Branch<Key, Value> = readonly (Bucket<Key, Value> | undefined)[] | undefined

const WIDTH = 64
const empty: Table<never, never> = { size: 0, branches: new Array<undefined>(WIDTH).fill(undefined) }

export const emptyTable = <Key extends string, Value>(): Table<Key, Value> => empty

/** FNV-1a over UTF-16 units; spreads ids that differ in their last letters only. */
function hash(key: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < key.length; index += 1)
    value = Math.imul(value ^ key.charCodeAt(index), 0x01000193)
  return (value ^ (value >>> 15)) >>> 0
}

const bucketOf = <Key extends string, Value>(
  table: Table<Key, Value>,
  at: number,
): Bucket<Key, Value> | undefined => table.branches[at % WIDTH]?.[Math.floor(at / WIDTH) % WIDTH]

function withBucket<Key extends string, Value>(
  table: Table<Key, Value>,
  at: number,
  bucket: Bucket<Key, Value>,
  size: number,
): Table<Key, Value> {
  const branch = (table.branches[at % WIDTH] ?? new Array<undefined>(WIDTH).fill(undefined)).slice()
  branch[Math.floor(at / WIDTH) % WIDTH] = bucket
  const branches = table.branches.slice()
  branches[at % WIDTH] = branch
  return { size, branches }
}

export const tableGet = <Key extends string, Value>(table: Table<Key, Value>, key: Key): Value | undefined =>
  bucketOf(table, hash(key))?.get(key)

/** The table with `key` set; the same table when the very same value is already there. */
export function tableSet<Key extends string, Value>(
  table: Table<Key, Value>,
  key: Key,
  value: Value,
): Table<Key, Value> {
  const at = hash(key)
  const bucket = bucketOf(table, at)
  if (bucket?.get(key) === value && bucket.has(key)) return table
  const next = new Map(bucket)
  next.set(key, value)
  return withBucket(table, at, next, table.size + (bucket?.has(key) ? 0 : 1))
}

/** The table without `key`; the same table when it was not there. */
export function tableDelete<Key extends string, Value>(
  table: Table<Key, Value>,
  key: Key,
): Table<Key, Value> {
  const at = hash(key)
  const bucket = bucketOf(table, at)
  if (!bucket?.has(key)) return table
  const next = new Map(bucket)
  next.delete(key)
  return withBucket(table, at, next, table.size - 1)
}

/** All values, in no order that means anything. */
export function* tableValues<Key extends string, Value>(table: Table<Key, Value>): Generator<Value> {
  for (const branch of table.branches) {
    if (branch) for (const bucket of branch) if (bucket) yield* bucket.values()
  }
}
