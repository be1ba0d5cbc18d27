// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createWorld, refuseFaults, type Wire } from './support/world.ts'

refuseFaults()

interface Row {
  readonly id: string
  readonly at: string
  readonly isReply: boolean
  readonly isHidden: boolean
}

interface Page {
  readonly limit?: number
  readonly [bound: string]: number | string | undefined
}

/** What a page must be, written down without any thought of speed. */
function expected(rows: readonly Row[], page: Page): string[] {
  const limit = page.limit ?? 25
  const timeOf = (id: unknown): string => rows.find((row) => row.id === id)?.at ?? ''
  const tests: [string, (row: Row, bound: string) => boolean][] = [
    ['id_lt', (row, id) => row.at < timeOf(id)],
    ['id_lte', (row, id) => row.at <= timeOf(id)],
    ['id_gt', (row, id) => row.at > timeOf(id)],
    ['id_gte', (row, id) => row.at >= timeOf(id)],
    ['created_at_before', (row, at) => row.at < at],
    ['created_at_before_or_equal', (row, at) => row.at <= at],
    ['created_at_after', (row, at) => row.at > at],
    ['created_at_after_or_equal', (row, at) => row.at >= at],
  ]
  const visible = rows.filter((row) => !row.isHidden).sort((a, b) => (a.at < b.at ? -1 : 1))
  const around = page['id_around'] === undefined ? page['created_at_around'] : timeOf(page['id_around'])
  if (around !== undefined) {
    const older = visible.filter((row) => row.at < around)
    const newer = visible.filter((row) => row.at >= around)
    const half = Math.floor(limit / 2)
    return [...older.slice(Math.max(0, older.length - half)), ...newer.slice(0, limit - half)].map(
      (row) => row.id,
    )
  }
  const found = visible.filter((row) =>
    tests.every(([name, test]) => page[name] === undefined || test(row, String(page[name]))),
  )
  const fromBelow = ['id_gt', 'id_gte', 'created_at_after', 'created_at_after_or_equal'].some(
    (name) => name in page,
  )
  return (fromBelow ? found.slice(0, limit) : found.slice(Math.max(0, found.length - limit))).map(
    (row) => row.id,
  )
}

const history = fc.array(
  fc.record({
    wait: fc.constantFrom(0, 0, 1, 1000),
    isReply: fc.boolean(),
    isErased: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  }),
  { minLength: 1, maxLength: 40, size: 'max' },
)
const place = fc.nat(1000)
const limit = fc.option(fc.integer({ min: 0, max: 45 }), { nil: undefined })
const bounds = fc.oneof(
  fc.constant({}),
  fc.record({ name: fc.constantFrom('id_lt', 'id_lte', 'id_gt', 'id_gte', 'id_around'), place }),
  fc.record({
    name: fc.constantFrom(
      'created_at_before',
      'created_at_before_or_equal',
      'created_at_after',
      'created_at_after_or_equal',
      'created_at_around',
    ),
    place,
  }),
  fc.record({
    name: fc.constantFrom('id_gt', 'id_gte', 'created_at_after'),
    place,
    second: fc.constantFrom('id_lt', 'id_lte', 'created_at_before_or_equal'),
    secondPlace: place,
  }),
)

describe('pages of a history', () => {
  it.each(['channel', 'thread'] as const)(
    'of a %s are what a plain filter would give',
    { timeout: 60_000 },
    async (kind) => {
      await fc.assert(
        fc.asyncProperty(
          history,
          fc.array(fc.record({ limit, bound: bounds }), { minLength: 5, maxLength: 12 }),
          async (steps, pages) => {
            const world = createWorld()
            const ann = world.person('ann')
            await ann.open('x', ['ann'])
            const parent = await ann.send('x', 'parent')
            const rows: Row[] = []
            for (const [index, step] of steps.entries()) {
              world.env.pass(step.wait)
              const inThread = step.isReply === (kind === 'channel')
              const message = await ann.send('x', String(index), step.isReply ? { parent_id: parent.id } : {})
              if (step.isErased) await ann.ok('DELETE', `/messages/${message.id}?hard=true`)
              rows.push({
                id: message.id,
                at: message.created_at,
                isReply: step.isReply,
                isHidden: inThread || step.isErased,
              })
            }
            if (kind === 'channel')
              rows.push({ id: parent.id, at: parent.created_at, isReply: false, isHidden: false })
            for (const { limit: size, bound } of pages) {
              const page: Record<string, number | string> = size === undefined ? {} : { limit: size }
              const add = (name: string, index: number): void => {
                const row = rows[index % rows.length]
                if (row) page[name] = name.startsWith('id') ? row.id : row.at
              }
              if ('name' in bound) add(bound.name, bound.place)
              if ('second' in bound) add(bound.second, bound.secondPlace)
              const { messages } =
                kind === 'channel'
                  ? await ann.ok('POST', '/channels/messaging/x/query', { messages: page })
                  : await ann.ok('GET', `/messages/${parent.id}/replies`, undefined, page)
              expect([page, messages.map((message: Wire) => message.id)]).toEqual([
                page,
                expected(rows, page),
              ])
            }
          },
        ),
        { numRuns: 25 },
      )
    },
  )

  it(
    'walks from end to end both ways without losing or repeating anything',
    { timeout: 30_000 },
    async () => {
      const world = createWorld()
      const ann = world.person('ann')
      await ann.open('x', ['ann'])
      const sent: string[] = []
      for (let index = 0; index < 101; index += 1) sent.push((await ann.send('x', String(index))).id)
      const walk = async (bound: 'id_lt' | 'id_gt', start: string): Promise<string[]> => {
        const seen: string[] = []
        for (let at = start; ;) {
          const page = { messages: { limit: 10, [bound]: at } }
          const { messages } = await ann.ok('POST', '/channels/messaging/x/query', page)
          const ids: string[] = messages.map((message: Wire) => message.id)
          if (bound === 'id_lt') seen.unshift(...ids)
          else seen.push(...ids)
          if (ids.length < 10) return seen
          at = (bound === 'id_lt' ? ids[0] : ids.at(-1)) ?? ''
        }
      }
      expect(await walk('id_lt', sent.at(-1) ?? '')).toEqual(sent.slice(0, -1))
      expect(await walk('id_gt', sent[0] ?? '')).toEqual(sent.slice(1))
    },
  )

  it.each([
    { id_lt: 'none' },
    { id_around: 'none' },
    { id_lt: 7 },
    { created_at_before: 'yesterday' },
    { limit: 301 },
    { limit: -1 },
    { limit: 'x' },
    { id_around: 'm', id_lt: 'm' },
    { id_around: 'm', created_at_around: '2024-05-01T10:00:00Z' },
  ])('refuse %j', async (page) => {
    const ann = createWorld().person('ann')
    await ann.open('x', ['ann'])
    await ann.send('x', 'hi', { id: 'm' })
    const refusal = Object.values(page).includes('none') ? '404/16' : '400/4'
    expect(await ann.refused('POST', '/channels/messaging/x/query', { messages: page })).toBe(refusal)
  })

  it('understands the times it gave in the other dialect', async () => {
    const world = createWorld()
    const ann = world.person('ann')
    await ann.open('x', ['ann'])
    const sent: string[] = []
    for (let index = 0; index < 20; index += 1) {
      world.env.pass(index * 37)
      sent.push((await ann.send('x', String(index))).id)
    }
    const ids = async (messages: object): Promise<string[]> =>
      (await ann.ok('POST', '/channels/messaging/x/query', { messages })).messages.map(
        (entry: Wire) => entry.id,
      )
    for (const [index, id] of sent.entries()) {
      const { message } = await ann.ok('GET', `/api/v2/chat/messages/${id}`)
      const time = message.created_at
      expect(await ids({ created_at_before_or_equal: time })).toEqual(sent.slice(0, index + 1))
      expect(await ids({ created_at_before: time })).toEqual(sent.slice(0, index))
      expect(await ids({ created_at_after_or_equal: time })).toEqual(sent.slice(index))
      expect(await ids({ created_at_after: time })).toEqual(sent.slice(index + 1))
    }
  })
})
