import type { BrowserContext } from 'playwright'
import type { Random } from '../../../src/testing/scenes/random.ts'
import { type ChatTab, isReady, openChatTab } from './chatTab.ts'
import { doAll } from './deeds.ts'
import { expect } from './expect.ts'
import type { FaultyProxy, Toxic } from './faultyProxy.ts'
import type { PressLedger } from './pressLedger.ts'

export interface SpoiltTab extends ChatTab {
  readonly name: string
  readonly user: string
  /** What it reacts with, and nobody else. */
  readonly reaction: string
}

/** A person's side: their tabs share a disk, and a line of their own to the server. */
export interface Side {
  readonly context: BrowserContext
  readonly line: FaultyProxy
  readonly user: string
  readonly tabs: SpoiltTab[]
}

/** `offline`: the browser knows; `tab`: one is closed without a word, and another opened. */
export type Fault = 'cut' | 'offline' | 'tab' | Toxic['kind']

const FAULTS: readonly Fault[] = [
  'refuse',
  'cut',
  'latency',
  'bandwidth',
  'reset',
  'stall',
  'half-open',
  'offline',
  'tab',
]
/** Long enough for one of these to be noticed and tried again, and short for a slice, ms. */
const LONGEST_FAULT_MS = 900

export interface SpoiltRunOptions {
  readonly random: Random
  readonly ledger: PressLedger
  readonly channel: string
  readonly first: Side
  readonly other: Side
}

/** Opens one more tab of a side. */
export async function openTab(side: Side, channel: string, name: string): Promise<SpoiltTab> {
  const { context, line, user } = side
  // No two tabs that are open at the same time react alike, so the last wish of each is known.
  const reaction =
    ['like', 'love', 'haha'].find((one) => side.tabs.every((tab) => tab.reaction !== one)) ?? ''
  return { ...(await openChatTab(context, line.url, user, channel)), name, user, reaction }
}

/** Lets people do things while their lines are spoilt in every way, one after the other. */
export function createSpoiltRun({ random, ledger, channel, first, other }: SpoiltRunOptions): {
  readonly faults: ReadonlyMap<Fault, number>
  /** What the consoles of tabs said that are gone. */
  readonly problems: readonly string[]
  round(): Promise<void>
} {
  const faults = new Map<Fault, number>()
  const problems: string[] = []
  let deck: Fault[] = []
  let opened = first.tabs.length

  const draw = (): Fault => {
    // Each kind comes once before any comes again.
    if (deck.length === 0) deck = [...FAULTS]
    const [fault = 'cut'] = deck.splice(Math.floor(random.next() * deck.length), 1)
    faults.set(fault, (faults.get(fault) ?? 0) + 1)
    return fault
  }
  const toxicOf = (kind: Toxic['kind']): Toxic => {
    switch (kind) {
      case 'latency':
        return { kind, ms: Math.round(random.between(30, 400)) }
      case 'bandwidth':
        return { kind, bytesPerSecond: Math.round(random.between(5_000, 50_000)) }
      case 'reset':
        return { kind, afterBytes: Math.round(random.between(1, 3000)) }
      default:
        return { kind }
    }
  }
  const pause = (most: number): Promise<unknown> =>
    new Promise((resolve) => setTimeout(resolve, random.between(20, most)))

  const work = async ({ page, composer, name, user, reaction }: SpoiltTab): Promise<void> => {
    const deeds = ledger.plan(name, reaction, Math.ceil(random.between(4, 16)))
    const untaken = ledger.note(name, user, deeds, await doAll(page, channel, deeds))
    // What is not known in a tab cannot be changed there; but a message is always taken.
    expect(untaken.filter(({ kind }) => kind === 'send')).toEqual([])
    if (!random.chance(0.4)) return
    const text = ledger.nextText(name)
    await composer.fill(text)
    await composer.press('Enter')
    await expect(composer).toHaveText('')
    ledger.typed(name, user, text)
  }

  const replaceTab = async (): Promise<void> => {
    const place = Math.floor(random.next() * first.tabs.length)
    const [gone] = first.tabs.splice(place, 1)
    if (!gone) return
    problems.push(...gone.problems())
    expect(await gone.page.evaluate(() => window.holdings().mostSockets)).toBeLessThanOrEqual(1)
    // Before that, its rows say that they are not saved.
    await expect.poll(() => gone.unkept(), { timeout: 30_000 }).toBe(0)
    await gone.page.close()
    opened += 1
    const next = await openTab(first, channel, `${first.user} ${opened}`)
    ledger.inherit(gone.name, next.name)
    first.tabs.splice(place, 0, next)
    await isReady(next)
  }

  /** Makes it bad. @returns what makes it good again */
  const spoil = async (fault: Fault): Promise<() => Promise<void>> => {
    const lines = random.chance(0.5) ? [first.line, other.line] : [first.line]
    if (fault === 'tab') return replaceTab
    if (fault === 'offline') {
      await first.context.setOffline(true)
      return () => first.context.setOffline(false)
    }
    if (fault === 'cut') {
      for (const line of lines) line.cut()
      return async () => lines.forEach((line) => line.cut())
    }
    const lifts = lines.map((line) => line.add(toxicOf(fault)))
    return async () => lifts.forEach((lift) => lift())
  }

  return {
    faults,
    problems,
    async round() {
      const heal = await spoil(draw())
      for (const tab of [...first.tabs, ...other.tabs]) await work(tab)
      await pause(LONGEST_FAULT_MS)
      await heal()
      await work(random.pick(first.tabs))
      await pause(200)
    },
  }
}
