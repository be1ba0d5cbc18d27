/**
 * What one event costs in the store, with a small and with a large history loaded, and how the two compare. Times
 * depend on the machine, so read the last column: both sizes take turns in one run.
 *
 *   npm run bench
 */
import { performance } from 'node:perf_hooks'
import type { ChatEvent } from '../src/model/event.ts'
import { type ChatState, emptyChatState } from '../src/state/chatState.ts'
import { reduceAll } from '../src/state/reduce.ts'
import { selectRows } from '../src/state/rows.ts'
import { CHANNEL, ME, facts } from './history.ts'

const SIZES = [1_000, 100_000] as const
const BATCHES = 41
const EVENTS_A_BATCH = 200
const APPENDS_A_BATCH = 20

/** One thing to measure: what happens to a store, `count` times, each time something new. */
interface Subject {
  readonly name: string
  readonly count: number
  readonly prepare: (loaded: number, batch: number) => readonly ChatEvent[]
  readonly run: (state: ChatState, event: ChatEvent) => ChatState
}

const apply = (state: ChatState, event: ChatEvent): ChatState => ({
  ...state,
  base: reduceAll(state.base, [event]),
})
const applyAndList = (state: ChatState, event: ChatEvent): ChatState => {
  const next = apply(state, event)
  if (selectRows(next, CHANNEL).length === 0) throw new Error('The list must not be empty.')
  return next
}
const times = (count: number, make: (index: number) => ChatEvent): readonly ChatEvent[] =>
  Array.from({ length: count }, (_, index) => make(index))

const subjects: readonly Subject[] = [
  {
    name: 'message.arrived',
    count: EVENTS_A_BATCH,
    prepare: (loaded, batch) =>
      times(EVENTS_A_BATCH, (index) => facts.arrived(loaded + batch * EVENTS_A_BATCH + index)),
    run: apply,
  },
  {
    name: 'message.put (edit)',
    count: EVENTS_A_BATCH,
    prepare: (loaded, batch) =>
      times(EVENTS_A_BATCH, (index) => facts.edited(spread(index, loaded), batch + 1)),
    run: apply,
  },
  {
    name: 'message.put (reaction)',
    count: EVENTS_A_BATCH,
    prepare: (loaded, batch) =>
      times(EVENTS_A_BATCH, (index) => facts.reacted(spread(index, loaded), batch + 1)),
    run: apply,
  },
  {
    name: 'message.removed',
    count: EVENTS_A_BATCH,
    prepare: (loaded) => times(EVENTS_A_BATCH, (index) => facts.removed(spread(index, loaded))),
    run: apply,
  },
  {
    name: 'read.put',
    count: EVENTS_A_BATCH,
    prepare: (_, batch) => times(EVENTS_A_BATCH, (index) => facts.read(batch * EVENTS_A_BATCH + index)),
    run: apply,
  },
  {
    name: 'message.arrived, then selectRows',
    count: APPENDS_A_BATCH,
    prepare: (loaded, batch) =>
      times(APPENDS_A_BATCH, (index) => facts.arrived(loaded + batch * APPENDS_A_BATCH + index)),
    run: applyAndList,
  },
]

/** Spreads numbers over the whole history, each only once. */
const spread = (index: number, loaded: number): number => (index * 7919 + 13) % loaded

const loadedState = (count: number): ChatState => ({
  ...emptyChatState,
  base: reduceAll({ ...emptyChatState.base, selfId: ME }, facts.snapshot(count)),
})

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number

/** Microseconds an event; the median of many batches, each on the same loaded store, after as many to warm up. */
function measure(subject: Subject, states: readonly ChatState[]): readonly number[] {
  const samples: number[][] = SIZES.map(() => [])
  for (let batch = 0; batch < BATCHES * 2; batch += 1) {
    for (const [index, size] of SIZES.entries()) {
      const events = subject.prepare(size, batch)
      let state = states[index] as ChatState
      const start = performance.now()
      for (const event of events) state = subject.run(state, event)
      const each = ((performance.now() - start) * 1000) / events.length
      if (state === states[index]) throw new Error(`${subject.name} changed nothing.`)
      if (batch >= BATCHES) (samples[index] as number[]).push(each)
    }
  }
  return samples.map(median)
}

const states = SIZES.map(loadedState)
const wide = (text: string | number): string => String(text).padStart(16)
const head = [
  'µs an event'.padEnd(36),
  ...SIZES.map((size) => wide(`${size.toLocaleString('en')} loaded`)),
  wide('ratio'),
]
console.log(head.join(''))
for (const subject of subjects) {
  const [small = 0, large = 0] = measure(subject, states)
  const cells = [small.toFixed(2), large.toFixed(2), `${(large / small).toFixed(2)}×`]
  console.log([subject.name.padEnd(36), ...cells.map(wide)].join(''))
}
