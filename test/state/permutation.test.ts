// @vitest-environment node
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ChatEvent } from '../../src/model/event.ts'
import { type Base, emptyBase } from '../../src/state/base.ts'
import { reduceAll } from '../../src/state/reduce.ts'
import { tableGet } from '../../src/state/table.ts'
import { unreadCount } from '../../src/state/unread.ts'
import { type Act, anyAct, perform } from './model/acts.ts'
import { canonical } from './model/canonical.ts'
import { CHANNEL, channelAt, ME, ROOT, userPut } from './model/channel.ts'
import { expectSound, expectStep } from './model/laws.ts'
import { createModelServer, type ModelServer } from './model/server.ts'
import { LONG, runs } from './model/runs.ts'
import { at, upTo } from './model/stamp.ts'

/*
 * Any order and any repetition of the same facts ends in the same truth. The facts are everything a client hears of
 * one channel on one connection, and a second page asked for meanwhile. What is not shuffled, and why:
 *
 * - the first snapshot comes first: facts about a channel nobody has told of are ignored by design;
 * - the second page reaches back to what is loaded: one that does not leaves a gap before the events that would have
 *   filled it and none after them, and both are right (`convergence.test.ts`);
 * - nothing from before the snapshot is told after it: a connection tells things in order, and what an earlier
 *   connection said of messages that are gone since could only be recognised by a tombstone nobody has told of;
 * - fewer than 1,000 messages are deleted for good: older tombstones are forgotten by design;
 * - two different states of one entity never carry the same version, but for a soft deletion (the deleted one wins).
 */

interface History {
  readonly server: ModelServer
  readonly snapshot: readonly ChatEvent[]
  readonly events: readonly ChatEvent[]
}

/** Performs acts before and after a client begins to listen, with another page asked for and made in between. */
function historyOf(before: readonly Act[], after: readonly Act[], asked: number, made: number): History {
  const server = createModelServer()
  for (const act of before) perform(server, act)
  const snapshot = server.page({ at: 'newest' }, 5, upTo(server.now()))?.events(true) ?? []
  const events: ChatEvent[] = []
  const [askedAt, madeAt] = [Math.min(asked, made), Math.max(asked, made)]
  let asOf = upTo(server.now())
  for (const [index, act] of after.entries()) {
    if (index === askedAt) asOf = upTo(server.now())
    events.push(...perform(server, act).flatMap((frame) => frame.events))
    if (index === madeAt) events.push(...(server.page({ at: 'newest' }, 100, asOf)?.events(true) ?? []))
  }
  return { server, snapshot, events }
}

/** A tombstone for every deletion that was told, and none for a message that is there. */
function expectTombstones(base: Base, server: ModelServer, events: readonly ChatEvent[]): void {
  const removed = tableGet(base.channels, CHANNEL)?.removed
  for (const event of events)
    if (event.type === 'message.removed') expect(removed?.has(event.key), 'I16 no tombstone').toBe(true)
  for (const { key } of server.all()) expect(removed?.has(key), 'I16 a tombstone of the living').toBe(false)
}

/** I27: what is left to be read of a thread is what the server counts, or is asked for again. */
function expectReplies(base: Base, server: ModelServer): void {
  const shard = tableGet(base.channels, CHANNEL)
  const thread = shard?.threadStates.get(ROOT)
  if (!shard || !thread || thread.unread.dirty) return
  expect(unreadCount(thread.unread), 'I27 replies').toBe(server.unreadReplies())
}

/** Sorts by numbers drawn at random: all alike leaves the order as it is, so that failures shrink towards it. */
function shuffle<Item>(items: readonly Item[], keys: readonly number[]): readonly Item[] {
  const keyed = items.map((item, index) => ({ item, key: keys[index % keys.length] ?? 0 }))
  return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item)
}

const drawn = fc.record({
  before: fc.array(anyAct, { maxLength: 15 }),
  after: fc.array(anyAct, { minLength: 1, maxLength: 15 }),
  asked: fc.nat(15),
  made: fc.nat(15),
  repeated: fc.array(fc.nat(100), { maxLength: 20 }),
  keys: fc.array(fc.nat(999), { minLength: 1, maxLength: 80 }),
  batch: fc.integer({ min: 1, max: 5 }),
})

it(
  'I14 I15 I16 any order and any repetition of the same facts ends in the same truth',
  () => {
    fc.assert(
      fc.property(drawn, ({ before: acts, after, asked, made, repeated, keys, batch }) => {
        const { server, snapshot, events } = historyOf(acts, after, asked, made)
        const start = reduceAll({ ...emptyBase, selfId: ME }, snapshot)
        const again = repeated.flatMap((index) => events[index % Math.max(1, events.length)] ?? [])
        const told = shuffle([...events, ...again], keys)
        let base = start
        for (let first = 0; first < told.length; first += batch) {
          const before = base
          base = reduceAll(base, told.slice(first, first + batch))
          expectStep(before, base)
          expectSound(base)
        }
        expect(canonical(base)).toEqual(canonical(reduceAll(start, events)))
        expectTombstones(base, server, events)
        expectReplies(base, server)
      }),
      { numRuns: runs(600) },
    )
  },
  LONG,
)

it('I14 what is heard again changes nothing, down to the reference', () => {
  fc.assert(
    fc.property(drawn, ({ before, after, asked, made }) => {
      const { snapshot, events } = historyOf(before, after, asked, made)
      const base = reduceAll({ ...emptyBase, selfId: ME }, [...snapshot, ...events])
      expect(reduceAll(base, events)).toBe(base)
    }),
    { numRuns: runs(200) },
  )
})

it('I14 tellings of the same moment that differ end the same, whichever comes first', () => {
  const rename = (name: string): ChatEvent => ({ type: 'channel.put', channel: channelAt(9, name) })
  const user = (name: string): ChatEvent => {
    const event = userPut(ME, 3)
    return event.type === 'user.put' ? { ...event, user: { ...event.user, name } } : event
  }
  const presence = (online: boolean): ChatEvent => ({
    type: 'presence.put',
    userId: ME,
    presence: { version: at(4), value: { online, lastActiveAt: null } },
  })
  const pairs = [
    [rename('a'), rename('b')],
    [user('a'), user('b')],
    [presence(true), presence(false)],
  ] as const
  const start = reduceAll(emptyBase, [{ type: 'channel.put', channel: channelAt(1) }])
  for (const [one, other] of pairs)
    expect(canonical(reduceAll(start, [one, other]))).toEqual(canonical(reduceAll(start, [other, one])))
})
