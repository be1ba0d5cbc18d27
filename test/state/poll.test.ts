// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { channelId, messageKey, type UserId, userId, version } from '../../src/model/id.ts'
import type { Operation } from '../../src/model/operation.ts'
import {
  type OwnVoteChange,
  type PollInfo,
  pollId,
  pollOptionId,
  type PollRecord,
  type PollVote,
} from '../../src/model/poll.ts'
import { operationId } from '../../src/model/id.ts'
import { emptyBase } from '../../src/state/base.ts'
import { emptyOutbox } from '../../src/state/outbox.ts'
import { mergePoll, ownVotes } from '../../src/state/poll.ts'
import { percentsOf } from '../../src/state/pollView.ts'
import { press } from '../../src/state/press.ts'
import { reduceAll } from '../../src/state/reduce.ts'
import { selectPoll } from '../../src/state/selectPoll.ts'

const ME: UserId = userId('ann')
const POLL = pollId('p')
const place = { channelId: channelId('messaging:general'), key: messageKey('m'), thread: null }
const [tea, coffee, water] = ['tea', 'coffee', 'water'].map(pollOptionId)
if (!tea || !coffee || !water) throw new Error('Three options.')

const info = (change: Partial<PollInfo> = {}): PollInfo => ({
  name: 'What?',
  description: '',
  options: [tea, coffee, water].map((id) => ({ id, text: id })),
  isAnonymous: false,
  isSingle: false,
  maxVotes: null,
  takesSuggestions: false,
  takesAnswers: true,
  isClosed: false,
  closesAt: null,
  createdById: ME,
  createdAt: 0,
  custom: {},
  ...change,
})
const vote = (option: typeof tea | null, text = ''): PollVote => ({
  id: `v-${option ?? 'answer'}`,
  option,
  text,
  userId: ME,
  at: 0,
})
const record = (
  at: string,
  counts: Readonly<Record<string, number>>,
  own: Partial<PollRecord['own']> = {},
  change: Partial<PollInfo> = {},
): PollRecord => ({
  id: POLL,
  place,
  info: { version: version(at), value: info(change) },
  tally: { version: version(at), value: { counts, answerCount: 0, voters: {}, answers: [] } },
  own: { version: version('0'), votes: [], since: [], ...own },
})
const changed = (at: string, option: typeof tea | null, on = true, isOnly = false): OwnVoteChange => ({
  option,
  vote: on ? vote(option) : null,
  isOnly,
  version: version(at),
})

const pressed = (option: typeof tea, on: boolean, isSingle = false): Operation<'poll.vote'> => ({
  id: operationId(`${option} ${on}`),
  kind: 'poll.vote',
  input: { channelId: place.channelId, key: place.key, poll: POLL, option, on, isSingle },
  pressedAt: 1,
})
const shown = (poll: PollRecord, ...operations: readonly Operation[]) =>
  selectPoll(
    {
      base: reduceAll(emptyBase, [{ type: 'poll.put', poll }]),
      outbox: operations.reduce(press, emptyOutbox),
    },
    POLL,
  )
const countsOf = (...args: Parameters<typeof shown>) => shown(...args)?.options.map(({ count }) => count)
const chosenOf = (...args: Parameters<typeof shown>) =>
  shown(...args)?.options.flatMap(({ id, isOwn }) => (isOwn ? [id] : []))

describe('my votes (I17)', () => {
  it('are those of the list addressed to me, and what changed after it', () => {
    const held = record('3', {}, { version: version('3'), votes: [vote(tea)] })
    const later = record('5', {}, { since: [changed('5', coffee)] })
    const earlier = record('2', {}, { since: [changed('2', tea, false)] })
    const merged = [later, earlier].reduce(mergePoll, held)
    expect([...ownVotes(merged.own).keys()]).toEqual([tea, coffee])
  })

  it('are one where another takes the place of all, but for the answer', () => {
    const own = { version: version('1'), votes: [vote(tea), vote(null, 'Hi')], since: [] }
    const merged = mergePoll(
      record('1', {}, own),
      record('2', {}, { since: [changed('2', coffee, true, true)] }),
    )
    expect([...ownVotes(merged.own).keys()]).toEqual([null, coffee])
  })
})

it('ends in the same truth whatever the order and however often it is told', () => {
  const at = fc.integer({ min: 1, max: 9 }).map(String)
  const anyChange = fc
    .tuple(at, fc.constantFrom(tea, coffee, water, null), fc.boolean(), fc.boolean())
    .map(([when, option, on, isOnly]) => changed(when, option, on, on && isOnly && option !== null))
  const anyTelling = fc
    .tuple(at, fc.array(fc.constantFrom(tea, coffee, water), { maxLength: 2 }), fc.option(anyChange))
    .map(([when, mine, change]) =>
      change
        ? record(when, { tea: Number(when) }, { since: [change] })
        : record(
            when,
            { tea: Number(when) },
            { version: version(when), votes: [...new Set(mine)].map((option) => vote(option)) },
          ),
    )
  const anyOrder = fc
    .array(anyTelling, { minLength: 1, maxLength: 8 })
    .chain((told) => fc.tuple(fc.constant(told), fc.shuffledSubarray([...told, ...told], { minLength: 1 })))
  fc.assert(
    fc.property(anyOrder, ([told, again]) => {
      const merge = (all: readonly PollRecord[]) => all.slice(1).reduce(mergePoll, all[0] as PollRecord)
      const once = merge(told)
      expect(merge([...again, ...told])).toEqual(once)
      expect(merge([...told, ...again])).toEqual(once)
      expect(told.reduce(mergePoll, once)).toBe(once)
    }),
    { numRuns: 500 },
  )
})

it('does not come back once it is gone, however late somebody tells what it was', () => {
  const gone = { ...record('5', {}), info: { version: version('5'), value: null } }
  expect(mergePoll(gone, record('6', {})).info.value).toBeNull()
  expect(shown(mergePoll(record('6', {}), gone))).toBeNull()
})

describe('a poll as it is shown', () => {
  it('has my vote at once, and the same when the server has it', () => {
    const poll = record('1', { tea: 2 })
    expect(countsOf(poll, pressed(coffee, true))).toEqual([2, 1, 0])
    const heard = record('2', { tea: 2, coffee: 1 }, { version: version('2'), votes: [vote(coffee)] })
    expect(countsOf(mergePoll(poll, heard), pressed(coffee, true))).toEqual([2, 1, 0])
    expect(shown(poll, pressed(coffee, true))).toMatchObject({ voteCount: 3, ownCount: 1, isTied: false })
  })

  it('moves the only vote', () => {
    const own = { version: version('1'), votes: [vote(tea)] }
    const poll = record('1', { tea: 2 }, own, { isSingle: true })
    expect(countsOf(poll, pressed(water, true, true))).toEqual([1, 0, 1])
    expect(chosenOf(poll, pressed(water, true, true))).toEqual([water])
  })

  it('ends where it began when a vote is taken back before it left', () => {
    const poll = record('1', { tea: 2 })
    expect(countsOf(poll, pressed(coffee, true), pressed(coffee, false))).toEqual([2, 0, 0])
    expect(chosenOf(poll, pressed(coffee, true), pressed(coffee, false))).toEqual([])
  })

  it('counts a vote of mine that is known before the count', () => {
    const poll = mergePoll(record('1', {}), record('1', {}, { since: [changed('2', tea)] }))
    expect(countsOf(poll)).toEqual([1, 0, 0])
  })

  it('has one answer of mine', () => {
    const answer = (text: string): Operation<'poll.answer'> => ({
      id: operationId(`answer ${text}`),
      kind: 'poll.answer',
      input: { channelId: place.channelId, key: place.key, poll: POLL, text },
      pressedAt: 1,
    })
    const poll = record('1', {})
    expect(shown(poll, answer('Yes'))).toMatchObject({ ownAnswer: 'Yes', answerCount: 1 })
    expect(shown(poll, answer('Yes'), answer('No'))).toMatchObject({ ownAnswer: 'No', answerCount: 1 })
    expect(shown(poll, answer('Yes'), answer(''))).toMatchObject({ ownAnswer: null, answerCount: 0 })
  })

  it('is the same as long as nothing changes', () => {
    const base = reduceAll(emptyBase, [{ type: 'poll.put', poll: record('1', { tea: 1 }) }])
    const state = { base, outbox: emptyOutbox }
    expect(selectPoll(state, POLL)).toBe(selectPoll(state, POLL))
    expect(reduceAll(base, [{ type: 'poll.put', poll: record('1', { tea: 1 }) }]).polls).toBe(base.polls)
  })

  it('says who leads, and that several do', () => {
    const leading = (counts: Readonly<Record<string, number>>) =>
      shown(record('1', counts))?.options.flatMap(({ id, isLeading }) => (isLeading ? [id] : []))
    expect(leading({})).toEqual([])
    expect(leading({ tea: 1, water: 3 })).toEqual([water])
    expect(leading({ tea: 3, water: 3 })).toEqual([tea, water])
    expect(shown(record('1', { tea: 3, water: 3 }))?.isTied).toBe(true)
  })
})

it('gives percents that make 100 (PO-3)', () => {
  expect(percentsOf([1, 1, 1])).toEqual([34, 33, 33])
  expect(percentsOf([0, 0])).toEqual([0, 0])
  expect(percentsOf([2, 1])).toEqual([67, 33])
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 100 }), (counts) => {
      const sum = percentsOf(counts).reduce((all, percent) => all + percent, 0)
      expect(sum).toBe(counts.some((count) => count > 0) ? 100 : 0)
    }),
  )
})
