import { expect } from 'vitest'
import type { MessageKey } from '../../../src/model/id.ts'
import { gapBehind } from '../../../src/state/gap.ts'
import type { Base, ChannelShard } from '../../../src/state/base.ts'
import { emptyChatState } from '../../../src/state/chatState.ts'
import { isGap, type RowKey, selectHasOlder, selectRows } from '../../../src/state/rows.ts'
import { comparePlaces, lastPlace } from '../../../src/state/sequence.ts'
import { placeOf } from '../../../src/state/shard.ts'
import { tableGet, tableValues } from '../../../src/state/table.ts'
import { CHANNEL } from './channel.ts'
import type { ModelServer } from './server.ts'
import { orderOf } from './stored.ts'

const shardOf = (base: Base): ChannelShard | undefined => tableGet(base.channels, CHANNEL)

/** What must hold between any two truths that follow each other. */
export function expectStep(before: Base, after: Base): void {
  const [old, now] = [shardOf(before), shardOf(after)]
  if (!old || !now) return
  for (const message of tableValues(old.messages)) {
    const next = tableGet(now.messages, message.key)
    if (!next) continue
    expect(next.content.version >= message.content.version, 'I15 content').toBe(true)
    expect(next.reactions.version >= message.reactions.version, 'I15 reactions').toBe(true)
    expect(next.ownReactions.version >= message.ownReactions.version, 'I15 own reactions').toBe(true)
    const wasDeleted = message.content.value.kind === 'deleted'
    if (wasDeleted && next.content.value.kind !== 'deleted')
      expect(next.content.version > message.content.version, 'I16 revived at or below its deletion').toBe(
        true,
      )
  }
  for (const [user, mark] of old.reads)
    expect((now.reads.get(user)?.version ?? '') >= mark.version, 'I15 read mark').toBe(true)
  for (const [user, mark] of old.delivered)
    expect((now.delivered.get(user)?.version ?? '') >= mark.version, 'I15 delivered').toBe(true)
  expect(now.unread.counted.version >= old.unread.counted.version, 'I15 unread').toBe(true)
  for (const [root, { info, unread }] of old.threadStates) {
    const thread = now.threadStates.get(root)
    expect((thread?.info.version ?? '') >= info.version, 'I15 thread').toBe(true)
    expect((thread?.unread.counted.version ?? '') >= unread.counted.version, 'I15 unread replies').toBe(true)
  }
  expect(now.channel.info.version >= old.channel.info.version, 'I15 channel').toBe(true)
  for (const key of old.removed.keys()) {
    expect(now.removed.has(key), 'I16 tombstone lost').toBe(true)
    expect(tableGet(now.messages, key), 'I16 raised from the dead').toBe(undefined)
  }
}

/** What must hold in any truth by itself. */
export function expectSound(base: Base): void {
  const shard = shardOf(base)
  if (!shard) return
  const { spans, tail } = shard.timeline
  const rows = selectRows({ ...emptyChatState, base }, CHANNEL)
  expect(new Set(rows).size, 'I10 a row stands twice').toBe(rows.length)
  const records = rows.flatMap((row) => (isGap(row) ? [] : [tableGet(shard.messages, row)]))
  const places = records.map((record) => {
    expect(record, 'a row without a message').toBeDefined()
    expect(record?.inTimeline, 'a row of a message that is no row').toBe(true)
    return placeOf(record as NonNullable<typeof record>)
  })
  expect(places, 'I9 the order of rows').toEqual(places.toSorted(comparePlaces))
  expect(
    spans.slice(0, -1).every(({ hasNewer }) => hasNewer),
    'only the newest span reaches the end',
  ).toBe(true)
  expect(spans.length < 2 || spans.every((span) => span.places.size > 0), 'an empty span among others').toBe(
    true,
  )
  expect(
    spans.every(({ hasOlder }, index) => index === 0 || hasOlder),
    'a start inside the list',
  ).toBe(true)
  expect(rows.includes(gapBehind(undefined)), 'a gap after nothing').toBe(false)
  const latest = shard.latest === null ? undefined : tableGet(shard.messages, shard.latest)
  expect(shard.latest === null || latest?.inTimeline, 'the newest message is one of the list').toBe(true)
  const last =
    tail.at(-1) ?? (spans.length > 0 ? lastPlace((spans.at(-1) as (typeof spans)[0]).places) : undefined)
  if (last) expect(latest && comparePlaces(placeOf(latest), last) >= 0, 'newer than the newest').toBe(true)
}

/**
 * I11: what the list claims is true. Between two rows without a gap, before the first row of a list that has no
 * older ones, and after the last row of a list that reaches the end, the server has nothing but what is on its way.
 * The tail is not part of any stretch and claims nothing: it stands after a gap, or the list says that it has older
 * messages, until the next page has taken it in.
 */
export function expectNoFalseNeighbours(
  base: Base,
  server: ModelServer,
  onTheirWay: ReadonlySet<MessageKey>,
): void {
  const shard = shardOf(base)
  if (!shard || (shard.timeline.spans.length === 0 && shard.timeline.tail.length === 0)) return
  const state = { ...emptyChatState, base }
  const rows = selectRows(state, CHANNEL)
  const missing = server
    .listed()
    .filter(({ key }) => !rows.includes(key) && !onTheirWay.has(key))
    .map(orderOf)
  const placeIn = (index: number): string => {
    const row = rows[index]
    const record = row === undefined || isGap(row) ? undefined : tableGet(shard.messages, row)
    return record?.order ?? ''
  }
  const isOpen = (from: string, to: string): boolean => missing.some((order) => order > from && order < to)
  const waiting = new Set<string>(shard.timeline.tail.map(({ key }) => key))
  const firstWaiting = rows.findIndex((row) => waiting.has(row))
  if (firstWaiting > 0)
    expect(isGap(rows[firstWaiting - 1] as RowKey), 'I11 the tail follows a gap').toBe(true)
  if (firstWaiting === 0)
    expect(selectHasOlder(state, CHANNEL), 'I11 there may be more before the tail').toBe(true)
  for (let index = 1; index < rows.length; index += 1) {
    const [above, below] = [rows[index - 1], rows[index]]
    if (above === undefined || below === undefined || isGap(above) || isGap(below) || waiting.has(above))
      continue
    expect(isOpen(placeIn(index - 1), placeIn(index)), `I11 something between ${above} and ${below}`).toBe(
      false,
    )
  }
  const hasOlder = selectHasOlder(state, CHANNEL)
  const isEndHeard = shard.timeline.spans.at(-1)?.hasNewer === false
  if (rows.length === 0) {
    if (!hasOlder && isEndHeard) expect(missing, 'I11 an empty channel').toEqual([])
    return
  }
  if (!hasOlder) expect(isOpen('', placeIn(0)), 'I11 something before the first').toBe(false)
  if (isEndHeard) expect(isOpen(placeIn(rows.length - 1), '~'), 'I11 something after the last').toBe(false)
}
