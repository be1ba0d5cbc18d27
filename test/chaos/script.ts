import { type Random, seededRandom } from '../../src/testing/scenes/random.ts'

/*
 * What happens in one run, as data: every step carries its own dice, so leaving one out changes nothing in the others
 * and a failing run can be made short.
 */

/** What a person does. */
export const deeds = [
  'send',
  'reply',
  'thread',
  'file',
  'edit',
  'delete',
  'react',
  'vote',
  'remind',
  'read',
  'type',
  'page',
  'settle',
  'switch',
] as const
export type Deed = (typeof deeds)[number]

/** How the next call of a deed goes wrong. */
export const callFaults = [
  'lost request',
  'lost answer',
  'error before',
  'error after',
  'html',
  'throttled',
  'expired token',
  'refused',
  'error message',
  'cut answer',
  'late',
  'cut upload',
] as const
export type CallFault = (typeof callFaults)[number]

/** What happens to a tab, its wire, its disk or the server. */
export const worldFaults = [
  'socket drop',
  'resync fails',
  'half-open',
  'offline',
  'left behind',
  'server restart',
  'sleep',
  'clock jump',
  'slow',
  'late frames',
  'frame twice',
  'frames reordered',
  'frame cut',
  'unknown frame',
  'second tab',
  'tab killed',
  'disk slow',
  'disk refuses',
  'disk broken',
  'listener throws',
  'host erases',
  'host renames',
  'host freezes',
] as const
export type WorldFault = (typeof worldFaults)[number]

export type What =
  | { readonly type: 'deed'; readonly deed: Deed }
  | { readonly type: 'call'; readonly fault: CallFault; readonly on: Deed }
  | { readonly type: 'world'; readonly fault: WorldFault }

export interface Step {
  /** Virtual ms that pass before it. */
  readonly wait: number
  /** Index of who does it or to whom it happens; of that person's tabs, which. */
  readonly person: number
  readonly tab: number
  readonly what: What
  /** Seed of whatever else has to be chosen. */
  readonly dice: number
}

export interface Script {
  readonly seed: number
  readonly people: number
  readonly channels: number
  /** Calls of one operation a person may make within a minute; 0: no limit. */
  readonly perMinute: number
  readonly steps: readonly Step[]
}

/** Of a hundred deeds, so many. */
const weights: Readonly<Record<Deed, number>> = {
  send: 22,
  reply: 8,
  thread: 7,
  file: 6,
  edit: 9,
  delete: 5,
  react: 10,
  vote: 7,
  remind: 4,
  read: 8,
  type: 4,
  page: 4,
  settle: 4,
  switch: 2,
}

/** Cells of the fault table in which nothing is to happen: the fault does not touch the deed. */
const untouched: Partial<Record<CallFault, readonly Deed[]>> = {
  'error message': deeds.filter((deed) => deed !== 'send' && deed !== 'reply' && deed !== 'thread'),
  'cut upload': deeds.filter((deed) => deed !== 'file'),
}

/** Whether a fault can meet a call of a deed. */
export const canMeet = (fault: CallFault, deed: Deed): boolean => !untouched[fault]?.includes(deed)

/** Deeds that ask something of the server. */
export const callingDeeds: readonly Deed[] = deeds.filter((deed) => deed !== 'settle' && deed !== 'switch')

/** A generator whose neighbouring seeds have nothing in common. */
export function diceOf(seed: number): Random {
  const random = seededRandom(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) || 1)
  for (let skipped = 0; skipped < 8; skipped += 1) random.next()
  return random
}

/** Half of the faults, so that one cannot hide another in every run. */
const swarm = <Item>(random: Random, items: readonly Item[]): readonly Item[] =>
  items.filter(() => random.chance(0.5))

function pickDeed(random: Random): Deed {
  let left = random.next() * 100
  for (const deed of deeds) {
    left -= weights[deed]
    if (left < 0) return deed
  }
  return 'send'
}

/** Mostly as fast as people are, sometimes in a burst, seldom after a pause. */
function pickWait(random: Random): number {
  const roll = random.next()
  if (roll < 0.3) return 0
  if (roll < 0.9) return Math.floor(random.between(20, 600))
  return Math.floor(random.between(1000, roll < 0.97 ? 8000 : 45_000))
}

/** Makes the run that belongs to a seed. @param count how many deeds */
export function makeScript(seed: number, count: number): Script {
  const random = diceOf(seed)
  const people = 2 + Math.floor(random.next() * random.next() * 5)
  const calls = swarm(random, callFaults)
  const world = swarm(random, worldFaults)
  const callRate = random.between(0.02, 0.3)
  const worldRate = random.between(0.01, 0.08)
  const steps: Step[] = []
  const step = (what: What, by: { readonly person: number; readonly tab: number }): void => {
    const wait = what.type === 'call' ? 0 : pickWait(random)
    steps.push({ ...by, wait, what, dice: Math.floor(random.between(1, 2 ** 31)) })
  }
  for (let done = 0; done < count; done += 1) {
    const by = { person: Math.floor(random.next() * people), tab: Math.floor(random.next() * 4) }
    const deed = pickDeed(random)
    if (world.length > 0 && random.chance(worldRate)) step({ type: 'world', fault: random.pick(world) }, by)
    const fault = calls.length > 0 && random.chance(callRate) ? random.pick(calls) : undefined
    if (fault && callingDeeds.includes(deed) && canMeet(fault, deed))
      step({ type: 'call', fault, on: deed }, by)
    step({ type: 'deed', deed }, by)
  }
  return {
    seed,
    people,
    channels: random.chance(0.6) ? 1 : 2,
    perMinute: random.chance(0.15) ? 30 : 0,
    steps,
  }
}
