// @vitest-environment node
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { MessageKey } from '../../src/model/id.ts'
import type { MessageRecord } from '../../src/model/message.ts'
import { type Base, type ChannelShard, emptyBase } from '../../src/state/base.ts'
import { emptyChatState } from '../../src/state/chatState.ts'
import { ownReactionTypes } from '../../src/state/message.ts'
import { reduceAll } from '../../src/state/reduce.ts'
import { gapAfter, isGap, selectHasOlder, selectOldest, selectRows } from '../../src/state/rows.ts'
import { selectUnread } from '../../src/state/selectors.ts'
import { tableGet } from '../../src/state/table.ts'
import { anyAct, perform } from './model/acts.ts'
import { CHANNEL, EVERYBODY, ME, OTHERS } from './model/channel.ts'
import { expectNoFalseNeighbours, expectSound, expectStep } from './model/laws.ts'
import { LONG, runs } from './model/runs.ts'
import { upTo } from './model/stamp.ts'
import { orderOf } from './model/stored.ts'
import { createWorld, type World } from './model/world.ts'

/*
 * One client, its connection, and pages that race with frames. Whatever happens in whatever order, it ends with what
 * a client shows that has just begun. What is compared is what the page that recovered the last connection covers:
 * by design older stretches are not asked for again, so what was missed about them stays missed.
 */

const anyStep = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ step: fc.constant('act' as const), act: anyAct, answers: fc.boolean() }),
  },
  {
    weight: 16,
    arbitrary: fc.record({
      step: fc.constantFrom('receive' as const, 'apply' as const, 'listen' as const, 'finish' as const),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      step: fc.constantFrom('evaluate' as const, 'arrive' as const, 'acknowledge' as const),
      which: fc.nat(2),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      step: fc.constant('ask' as const),
      at: fc.constantFrom('newest' as const, 'older' as const, 'newer' as const, 'around' as const),
      from: fc.constantFrom('first' as const, 'gap' as const, 'any' as const),
      which: fc.nat(40),
      limit: fc.integer({ min: 2, max: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('disconnect' as const) }) },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('connect' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ step: fc.constant('burst' as const), count: fc.integer({ min: 2, max: 6 }) }),
  },
)
type Step = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never

const isKnown = (base: Base, key: MessageKey): boolean => {
  const shard = tableGet(base.channels, CHANNEL)
  return shard !== undefined && tableGet(shard.messages, key) !== undefined
}
const rowsOf = (base: Base) => selectRows({ ...emptyChatState, base }, CHANNEL)

/** Asks for a page next to something that is shown, as a list does that is scrolled, or a link that is followed. */
function ask(world: World, step: Step & { readonly step: 'ask' }): void {
  const rows = rowsOf(world.base())
  const beforeGap = rows.flatMap((row, index) => (isGap(row) ? (rows[index - 1] ?? []) : []))
  const shown = rows.filter((row) => !isGap(row))
  const all = world.server.all()
  const from = { first: shown.slice(0, 1), gap: beforeGap, any: all.map(({ key }) => key) }[step.from]
  const key = from[step.which % Math.max(1, from.length)]
  if (step.at === 'newest') world.ask({ at: 'newest' }, step.limit)
  else if (key !== undefined && !isGap(key)) world.ask({ at: step.at, key }, step.limit)
}

function take(world: World, step: Step): void {
  switch (step.step) {
    case 'act': {
      const frames = perform(world.server, step.act, !world.isBetween() && !world.awaitsSend())
      const isMine = EVERYBODY[step.act.who % EVERYBODY.length] === ME
      // I act on what my client shows me, else on another device, whose answers come to that one.
      const events = frames.flatMap((frame) => frame.events)
      const isHere = events.every(
        (event) => event.type !== 'message.put' || isKnown(world.base(), event.message.key),
      )
      return world.happen(frames, isMine && isHere && step.answers)
    }
    case 'burst':
      for (let index = 0; index < step.count; index += 1)
        world.happen(world.server.send(OTHERS[index % 2] ?? ME))
      return
    case 'receive':
      return world.receive()
    case 'apply':
      return world.apply()
    case 'listen':
      for (let frames = 0; frames < 10; frames += 1) world.receive()
      return world.apply()
    case 'finish':
      world.evaluate(0)
      return world.arrive(0)
    case 'evaluate':
      return world.evaluate(step.which)
    case 'arrive':
      return world.arrive(step.which)
    case 'acknowledge':
      return world.acknowledge(step.which)
    case 'ask':
      return ask(world, step)
    case 'disconnect':
      return world.disconnect()
    case 'connect':
      return world.connect()
    default:
      return step satisfies never
  }
}

const shownOf = ({ key, inTimeline, content, reactions, ownReactions }: MessageRecord): unknown => ({
  key,
  inTimeline,
  content: content.value,
  reactions: reactions.value,
  own: [...ownReactionTypes(ownReactions)].toSorted(),
})

const shardOf = (base: Base): ChannelShard => tableGet(base.channels, CHANNEL) as ChannelShard

/** What a client shows that has just begun and asked for enough. */
function freshBase({ server }: World): Base {
  const page = server.page({ at: 'newest' }, 1000, upTo(server.now()))
  return reduceAll({ ...emptyBase, selfId: ME }, page?.events(true) ?? [])
}

/** Presses every gap, and scrolls up to where the recovery began, until nothing is missing. */
function loadWhatIsMissing(world: World, pick: () => number): void {
  for (let presses = 0; ; presses += 1) {
    const { base } = world
    const state = { ...emptyChatState, base: base() }
    const gap = rowsOf(base()).find(isGap)
    const oldest = selectOldest(state, CHANNEL)
    const place = oldest && tableGet(shardOf(base()).messages, oldest)?.order
    const isShort = selectHasOlder(state, CHANNEL) && (place ?? '~') > world.recoveredFrom()
    if (!gap && !isShort) return
    expect(presses, 'pressing on and on brings nothing').toBeLessThan(200)
    if (gap) world.ask({ at: 'newer', key: gapAfter(gap) }, 3)
    else world.ask(oldest ? { at: 'older', key: oldest } : { at: 'newest' }, 3)
    world.settle(pick)
  }
}

function expectConverged(world: World): void {
  const [base, fresh] = [world.base(), freshBase(world)]
  const [shard, freshShard] = [shardOf(base), shardOf(fresh)]
  const start = world.recoveredFrom()
  const expected = world.server
    .listed()
    .filter((message) => orderOf(message) >= start)
    .map(({ key }) => key)
  const rows = rowsOf(base)
  const covered = expected.length === 0 ? [] : rows.slice(-expected.length)
  expect(covered, 'I20 the rows').toEqual(expected)
  if (start === '') expect(rows, 'I20 no more rows than there are messages').toEqual(expected)
  for (const key of expected) {
    const [held, other] = [tableGet(shard.messages, key), tableGet(freshShard.messages, key)]
    expect(held && shownOf(held), `I20 ${key}`).toEqual(other && shownOf(other))
  }
  const newest = shard.timeline.spans.at(-1)
  expect(newest?.hasNewer, 'I20 the end is heard').toBe(false)
  expect(shard.timeline.tail, 'I20 nothing waits for a page').toEqual([])
  expect(shard.latest, 'I20 the newest message').toBe(freshShard.latest)
  expect(shard.live).toBe(true)
  const [state, freshState] = [base, fresh].map((truth) => ({ ...emptyChatState, base: truth }))
  expect(selectUnread(state as typeof emptyChatState, CHANNEL), 'I27 unread').toBe(world.server.unread())
  expect(selectUnread(freshState as typeof emptyChatState, CHANNEL)).toBe(world.server.unread())
  const byUser = ([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number =>
    a < b ? -1 : 1
  const marks = (held: ChannelShard) =>
    [...held.reads].map(([user, mark]) => [user, mark.value] as const).toSorted(byUser)
  expect(marks(shard), 'I20 read marks').toEqual(marks(freshShard))
  expect(shard.channel.info.value, 'I20 the channel').toEqual(freshShard.channel.info.value)
  if (!selectHasOlder(state as typeof emptyChatState, CHANNEL) && rows.every((row) => !isGap(row)))
    expect(
      world.server.listed().every(({ key }) => rows.includes(key)),
      'I11 a whole channel',
    ).toBe(true)
}

it(
  'I9 I10 I11 I12 I15 I16 I20 I21 I27 pages that race with frames end where a fresh client begins',
  () => {
    const seen = { gaps: 0, tails: 0, recoveries: 0 }
    fc.assert(
      fc.property(
        fc.array(anyAct, { maxLength: 12 }),
        fc.array(anyStep, { maxLength: 60, size: 'max' }),
        fc.array(fc.nat(9), { minLength: 1, maxLength: 30 }),
        (before, steps, picks) => {
          const check = (old: Base, now: Base): void => {
            expectStep(old, now)
            expectSound(now)
            expectNoFalseNeighbours(now, world.server, world.onTheirWay())
            if (rowsOf(now).some(isGap)) seen.gaps += 1
            if ((shardOf(now)?.timeline.tail.length ?? 0) > 0) seen.tails += 1
          }
          const world = createWorld(check)
          for (const act of before) perform(world.server, act)
          world.connect()
          for (const step of steps) take(world, step)
          let turn = 0
          const pick = (): number => picks[(turn += 1) % picks.length] as number
          world.settle(pick)
          loadWhatIsMissing(world, pick)
          expectConverged(world)
          seen.recoveries += 1
        },
      ),
      { numRuns: runs(1_000) },
    )
    // The histories are rich enough to mean something.
    expect(seen.gaps).toBeGreaterThan(100)
    expect(seen.tails).toBeGreaterThan(100)
  },
  LONG,
)
