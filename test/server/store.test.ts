// @vitest-environment node
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import {
  keyOf,
  memoryStore,
  table,
  type Range,
  type Store,
  type Transaction,
} from '../../src/server/index.ts'
import { sqliteStore } from '../../src/server/node.ts'

interface Row {
  readonly id: string
  readonly group: string
  readonly rank: string
  readonly hidden: boolean
  readonly note: unknown
}

const rows = table<Row>()('rows', (row) => row.id, {
  group: (row) => ({ partition: row.group, order: row.rank }),
  shown: (row) => (row.hidden ? undefined : { partition: keyOf('shown', row.group), order: row.rank }),
})
const row = (id: string, more: Partial<Row> = {}): Row => ({
  id,
  group: 'g',
  rank: id,
  hidden: false,
  note: null,
  ...more,
})

const folder = mkdtempSync(join(tmpdir(), 'parlour-store-'))
let files = 0
const freshFile = (): string => join(folder, `${(files += 1)}.db`)
const opened: Store[] = []
const open = (make: () => Store): Store => {
  const store = make()
  opened.push(store)
  return store
}

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

describe.each([
  ['memory', () => memoryStore()],
  ['sqlite', () => sqliteStore(freshFile())],
])('the %s store', (_, make) => {
  const using = <Answer>(work: (tx: Transaction) => Promise<Answer>): Promise<Answer> =>
    open(make).transaction(work)

  it('gives back what was put, replaced and not removed', async () => {
    const odd = row('a', { note: { nested: [1, 'ä😀\u0000', { ['__proto__']: 1 }], none: null } })
    await using(async (tx) => {
      expect(await tx.get(rows, 'a')).toBeUndefined()
      await tx.put(rows, odd)
      expect(await tx.get(rows, 'a')).toEqual(odd)
      await tx.put(rows, row('a', { rank: 'z' }))
      expect((await tx.get(rows, 'a'))?.rank).toBe('z')
      await tx.remove(rows, 'a')
      await tx.remove(rows, 'a')
      expect(await tx.get(rows, 'a')).toBeUndefined()
      expect(await tx.range(rows, 'group', 'g')).toEqual([])
    })
  })

  it('keeps what a transaction wrote, and nothing of one that failed', async () => {
    const store = open(make)
    await store.transaction(async (tx) => {
      await tx.put(rows, row('a'))
      await tx.put(rows, row('b'))
    })
    const failing = store.transaction(async (tx) => {
      await tx.put(rows, row('a', { rank: 'changed', group: 'other' }))
      await tx.remove(rows, 'b')
      await tx.put(rows, row('c'))
      await tx.put(rows, row('c', { rank: 'again' }))
      await tx.remove(rows, 'c')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await store.transaction(async (tx) => {
      expect(await tx.range(rows, 'group', 'g')).toEqual([row('a'), row('b')])
      expect(await tx.range(rows, 'group', 'other')).toEqual([])
      expect(await tx.get(rows, 'c')).toBeUndefined()
    })
  })

  it('runs one transaction at a time', async () => {
    const store = open(make)
    let finish = (): void => undefined
    const first = store.transaction(() => new Promise<void>((resolve) => (finish = resolve)))
    await expect(store.transaction(async () => undefined)).rejects.toThrow('open already')
    finish()
    await first
    expect(await store.transaction(async () => 7)).toBe(7)
  })

  it('walks a partition as a plain filter and sort would', { timeout: 60_000 }, async () => {
    const name = fc.constantFrom('', 'a', 'b', 'c', 'd', 'ä', ' ', '!', '~')
    const step = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
      group: fc.constantFrom('g', 'h', '__proto__'),
      rank: name,
      hidden: fc.boolean(),
      removed: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
      fails: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    })
    const question = fc.record(
      { after: name, from: name, before: name, to: name, newestFirst: fc.boolean(), limit: fc.nat(6) },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40, size: 'max' }),
        fc.array(question, { minLength: 1, maxLength: 8 }),
        async (steps, questions) => {
          const store = make()
          const model = new Map<string, Row>()
          for (const { removed, fails, ...data } of steps) {
            const next: Row = { ...data, note: steps.length }
            const work = store.transaction(async (tx) => {
              await (removed ? tx.remove(rows, next.id) : tx.put(rows, next))
              if (fails) throw new Error('no')
            })
            await work.catch(() => undefined)
            if (fails) continue
            if (removed) model.delete(next.id)
            else model.set(next.id, next)
          }
          await store.transaction(async (tx) => {
            for (const index of ['group', 'shown'] as const) {
              for (const group of ['g', 'h', '__proto__', 'none']) {
                for (const range of questions) {
                  const partition = index === 'group' ? group : keyOf('shown', group)
                  const found = await tx.range(rows, index, partition, range)
                  expect(found).toEqual(expected([...model.values()], index, group, range))
                  expect(await tx.count(rows, index, partition, range)).toBe(found.length)
                }
              }
            }
          })
          await store.close()
        },
      ),
      { numRuns: 25 },
    )
  })
})

function expected(
  all: readonly Row[],
  index: 'group' | 'shown',
  group: string,
  range: Range,
): readonly Row[] {
  const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
  const found = all
    .filter((entry) => entry.group === group && (index === 'group' || !entry.hidden))
    .filter((entry) => range.after === undefined || entry.rank > range.after)
    .filter((entry) => range.from === undefined || entry.rank >= range.from)
    .filter((entry) => range.before === undefined || entry.rank < range.before)
    .filter((entry) => range.to === undefined || entry.rank <= range.to)
    .sort((a, b) => compare(a.rank, b.rank) || compare(a.id, b.id))
  if (range.newestFirst) found.reverse()
  return found.slice(0, range.limit ?? found.length)
}

describe('the sqlite store', () => {
  it('remembers', async () => {
    const file = freshFile()
    const first = sqliteStore(file)
    await first.transaction((tx) => tx.put(rows, row('a')))
    await first.close()
    const second = open(() => sqliteStore(file))
    expect(await second.transaction((tx) => tx.range(rows, 'group', 'g'))).toEqual([row('a')])
  })

  it('fills an index that a later version added', async () => {
    const file = freshFile()
    const first = sqliteStore(file)
    const before = table<Row>()('rows', (entry) => entry.id, { group: rows.indexes.group })
    await first.transaction(async (tx) => {
      await tx.put(before, row('a'))
      await tx.put(before, row('b', { hidden: true }))
    })
    await first.close()
    const second = open(() => sqliteStore(file))
    expect(await second.transaction((tx) => tx.range(rows, 'shown', keyOf('shown', 'g')))).toEqual([row('a')])
  })

  it('walks along its indexes instead of through its rows', async () => {
    const file = freshFile()
    const store = open(() => sqliteStore(file))
    await store.transaction(async (tx) => {
      for (let index = 0; index < 100; index += 1) await tx.put(rows, row(String(index)))
    })
    const { DatabaseSync } = await import('node:sqlite')
    const database = new DatabaseSync(file, { readOnly: true })
    const plan = database
      .prepare(
        'EXPLAIN QUERY PLAN SELECT json FROM "rows" WHERE "shown_partition" = ? AND "shown_order" < ? ORDER BY "shown_order" DESC, key DESC LIMIT ?',
      )
      .all('g', '5', 3)
      .map((step) => String(step['detail']))
    database.close()
    expect(plan).toHaveLength(1)
    expect(plan[0]).toContain('USING INDEX rows_shown')
  })

  it('says what to do where Node cannot keep data', () => {
    const missing = vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined as never)
    expect(() => sqliteStore('chat.db')).toThrow(/Node 22\.18 or newer.*in memory/s)
    missing.mockRestore()
  })

  it('says so when the file cannot be opened', () => {
    expect(() => sqliteStore(join(folder, 'no', 'such', 'folder.db'))).toThrow(
      /cannot be kept in .*unable to open.*folder there/,
    )
  })
})
