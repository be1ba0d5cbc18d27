import { channelId, type MessageKey } from '../../src/model/id.ts'
import { isGap, selectRows } from '../../src/state/rows.ts'
import type { Random } from '../../src/testing/scenes/random.ts'
import type { VirtualClock } from '../../src/testing/virtualClock.ts'
import type { Ledger } from './ledger.ts'
import { type Person, type Place, type Tab, UPLOAD_SPEED } from './place.ts'
import type { WorldFault } from './script.ts'

const DAY_MS = 86_400_000
const MOST_TABS = 3
const LATENCY_MS = 40

/** What was pressed so shortly ago may not be on the disk yet. */
const WRITING_MS = 100

/** A late request is on its way for so long, and what is given up meanwhile is tried again at once. */
const LATE_MS = 90_000

/** What the listener of a careless application throws; the kit has to live with it. */
export const CARELESS = 'a careless listener'

export interface WorldAround {
  readonly place: Place
  readonly person: Person
  readonly tab: Tab
  readonly random: Random
  readonly clock: VirtualClock
  readonly ledger: Ledger
  /** Undoes what is still wrong; called when the run heals, or after a while. */
  readonly later: (ms: number, undo: () => void) => void
}

type Doer = (around: WorldAround) => void | Promise<void>

/** What happens to the world; what lasts is undone by itself. */
const doers: Readonly<Record<WorldFault, Doer>> = {
  'socket drop': ({ tab }) => tab.network.dropSockets(),
  'resync fails'({ tab, random }) {
    const kinds = ['list', 'list', 'sync'] as const
    const faults = ['error before', 'html', 'lost request', 'lost answer', 'cut answer', 'throttled'] as const
    const times = Math.ceil(random.between(0, 3))
    for (let left = times; left > 0; left -= 1) tab.wire.arm(random.pick(kinds), random.pick(faults))
    tab.network.dropSockets()
  },
  'half-open'({ tab, random, clock, later }) {
    tab.network.setSilent(true)
    tab.silentSince ??= clock.monotonic()
    later(random.between(2000, 90_000), () => {
      tab.network.setSilent(false)
      rouse(tab, clock)
    })
  },
  offline({ tab, random, later }) {
    tab.network.setOnline(false)
    tab.env.setOnline(false)
    later(random.between(500, 40_000), () => {
      tab.network.setOnline(true)
      tab.env.setOnline(true)
    })
  },
  async 'left behind'({ place, person, tab, random, later }) {
    tab.network.setOnline(false)
    tab.env.setOnline(false)
    later(random.between(2000, 40_000), () => {
      tab.network.setOnline(true)
      tab.env.setOnline(true)
    })
    await place.flood(tab.channel, person.id, Math.ceil(random.between(20, 60)))
  },
  'server restart': ({ place }) => place.restart(),
  async sleep({ tab, random, clock }) {
    tab.network.setSilent(true)
    tab.whims.sleep()
    try {
      await clock.advance(random.chance(0.2) ? 3_600_000 : 150_000)
    } finally {
      tab.network.setSilent(false)
      rouse(tab, clock)
      tab.whims.wake()
    }
  },
  'clock jump'({ tab, random, later }) {
    const ms = random.pick([-DAY_MS, DAY_MS, 3_600_000, -60_000])
    tab.whims.skew(ms)
    later(random.between(10_000, 100_000), () => tab.whims.skew(-ms))
  },
  slow({ tab, random, later }) {
    // Frames are as fast as ever, so that a page may be older than what was heard since.
    tab.network.setLatency(random.between(1500, 6000), random.chance(0.5) ? LATENCY_MS / 2 : undefined)
    tab.network.setUploadSpeed(UPLOAD_SPEED / 10)
    later(random.between(5000, 40_000), () => {
      tab.network.setLatency(LATENCY_MS)
      tab.network.setUploadSpeed(UPLOAD_SPEED)
    })
  },
  'late frames'({ tab, random, later }) {
    tab.network.setLatency(LATENCY_MS, random.between(200, 5000))
    later(random.between(5000, 40_000), () => tab.network.setLatency(LATENCY_MS))
  },
  'frame twice': ({ tab, random }) => tab.network.failFrames('twice', Math.ceil(random.between(1, 4))),
  'frames reordered': ({ tab, random }) =>
    tab.network.failFrames({ behind: Math.ceil(random.between(0, 4)) }, Math.ceil(random.between(1, 4))),
  'frame cut': ({ tab }) => tab.network.failFrames('cut'),
  'unknown frame': ({ tab, random }) =>
    tab.network.failFrames({
      after: random.pick<Record<string, unknown>>([
        { type: 'from.the.future', cid: 'messaging:c0', message: { id: 7 } },
        { type: 'message.new', cid: 'messaging:c0', message: null },
        { type: 'message.new', cid: { toString: 1 }, message: { id: '__proto__' } },
        { type: 'message.updated', cid: 'messaging:unheard', message: { id: 'x', cid: 'messaging:unheard' } },
      ]),
    }),
  'second tab'({ place, person }) {
    if (person.tabs.length < MOST_TABS) place.open(person)
  },
  'tab killed': ({ place, person, tab, ledger, clock }) =>
    killTab(place, person, tab, ledger, clock.monotonic()),
  'disk slow'({ person, random, later }) {
    // A leader speaks meanwhile, between what is pressed in another tab and its word of it.
    const ms = Math.ceil(random.between(10, 400))
    person.browser.delay(ms)
    person.diskMs = Math.max(person.diskMs, ms)
    later(random.between(5000, 60_000), () => person.browser.delay(0))
  },
  'disk refuses'({ person, random, later }) {
    person.browser.refuse(true)
    person.isDiskSound = false
    later(random.between(1000, 30_000), () => person.browser.refuse(false))
  },
  'disk broken'({ person }) {
    for (const tab of person.tabs)
      for (const name of tab.whims.places) {
        const records = person.browser.stored(name) as Map<string, unknown>
        records.set('broken', { place: 'x', entry: { operation: { kind: 'constructor', id: 4 } } })
        records.set('torn', '{"place":1,"ent')
      }
  },
  'listener throws'({ tab }) {
    const stop = tab.chat.store.subscribe(() => {
      stop()
      throw new Error(CARELESS)
    })
  },
  async 'host erases'({ place, tab, random, ledger }) {
    const rows = selectRows(tab.chat.store.getState(), channelId(tab.channel)).slice(-20)
    const messages = rows.filter((row): row is MessageKey => !isGap(row))
    if (messages.length === 0) return
    const id = random.pick(messages)
    // With a message its thread goes, and with that what others are just writing there.
    if ([...ledger.sent.values()].some(({ thread }) => thread === id)) return
    // What is not there yet, or no longer, is nothing to erase.
    const isThere = await place.erase(id)
    if (isThere) ledger.erase(id)
  },
  'host renames': ({ place, tab, random }) =>
    place.rename(tab.channel, `Name ${Math.floor(random.next() * 1000)}`),
  async 'host freezes'({ place, tab, random, later }) {
    const { channel } = tab
    await place.freeze(channel, true)
    later(random.between(500, 20_000), () => void place.freeze(channel, false))
  },
}

/** The tab hears again. */
export function rouse(tab: Tab, clock: VirtualClock): void {
  tab.silentSince = null
  tab.soundSince = clock.monotonic()
}

/** The tab ends in the middle of whatever it does; the person opens another. */
function killTab(place: Place, person: Person, tab: Tab, ledger: Ledger, now: number): void {
  tab.env.kill()
  tab.wire.end()
  place.endedTabs.push(tab)
  person.hasLostTabs = true
  for (const [id, by] of person.sending) if (by === tab.name) person.sending.delete(id)
  person.tabs.splice(person.tabs.indexOf(tab), 1)
  const kept = JSON.stringify([...tab.whims.places].map((name) => [...person.browser.stored(name).values()]))
  const others = person.tabs.map(({ chat }) => [...chat.store.getState().outbox.entries.values()])
  // What is on its way late arrives although nobody waits for it any more, whatever was wished since.
  const sinceMs = tab.wire.now() - LATE_MS
  for (const call of tab.wire.calls)
    if (call.fault === 'late' && call.at > sinceMs) ledger.doubt(person.id, call)
  const writingMs = person.isDiskSound ? WRITING_MS + person.diskMs : Infinity
  ledger.lose(tab.name, now, `${kept}${JSON.stringify(others)}`, writingMs)
  if (person.tabs.length === 0) place.open(person)
}

export const happen = (fault: WorldFault, around: WorldAround): void | Promise<void> => doers[fault](around)
