import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { seededRandom } from '../../src/testing/scenes/random.ts'
import { crash, isReady, openChatTab } from './support/chatTab.ts'
import { expect } from './support/expect.ts'
import { type FaultyProxy, startFaultyProxy } from './support/faultyProxy.ts'
import { countHoldings, type Holdings } from './support/holdings.ts'
import { openBrowser } from './support/openBrowser.ts'
import { PressLedger } from './support/pressLedger.ts'
import { askServer } from './support/serverTruth.ts'
import { createSpoiltRun, openTab, type Side } from './support/spoiltRun.ts'
import { type Demo, startDemo } from './support/startDemo.ts'
import { walkRows } from './support/walkRows.ts'

/*
 * The browser run of RELIABILITY §4: Chromium, real requests and sockets, and a TCP proxy that spoils them.
 *
 * `npm test` does a slice of it. All of it, by hand:
 *
 *   CHAOS_BROWSER_OPS=10000 CHAOS_BROWSER_MOUNTS=1000 CHAOS_BROWSER_SEED=7 npx vitest run --project e2e faulty
 *
 * What is done and what is spoilt follows from the seed; when, from the machine. CHAOS_BROWSER_MOUNTS says how often
 * the components come and go.
 */
const OPERATIONS = Number(process.env['CHAOS_BROWSER_OPS'] ?? 150)
const SEED = Number(process.env['CHAOS_BROWSER_SEED'] ?? 7)
const MOUNTS = Number(process.env['CHAOS_BROWSER_MOUNTS'] ?? 50)

/** Until everything is said again once the line is good: a request that nobody answers is given up after 30 s. */
const HEALED_MS = 120_000

/** A page whose files a test hands out has no address, and Chromium opens no socket to this machine from such a page. */
const ANY_SOCKET = '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets'

let demo: Demo
let browser: Browser
const closing: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  // React's development build: there StrictMode mounts everything twice.
  ;[demo, browser] = await Promise.all([startDemo({ development: true }), openBrowser([ANY_SOCKET])])
})
afterAll(async () => {
  await browser?.close()
  await demo?.kill()
})
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function openLine(): Promise<FaultyProxy> {
  const line = await startFaultyProxy(demo.port)
  closing.push(() => line.close())
  return line
}
async function openContext(): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 720 } })
  await context.addInitScript(countHoldings)
  closing.push(() => context.close())
  return context
}
const openSide = async (user: string): Promise<Side> => ({
  context: await openContext(),
  line: await openLine(),
  user,
  tabs: [],
})
const textsOf = (messages: readonly { readonly text: string }[]): readonly string[] =>
  messages.map(({ text }) => text)

describe('two tabs of one person and somebody else, on lines that are spoilt in every way', () => {
  const channel = 'messaging:empty'
  it(
    `${OPERATIONS} operations: nothing lost, nothing twice, and all see the same (I1-I8, I37)`,
    async () => {
      const random = seededRandom(SEED)
      const ledger = new PressLedger(random)
      const [ann, reza] = [await openSide('ann'), await openSide('reza')]
      for (const [side, name] of [
        [ann, 'ann 1'],
        [ann, 'ann 2'],
        [reza, 'reza 1'],
      ] as const) {
        side.tabs.push(await openTab(side, channel, name))
        await isReady(side.tabs.at(-1) as (typeof side.tabs)[0])
      }
      const run = createSpoiltRun({ random, ledger, channel, first: ann, other: reza })
      while (ledger.total < OPERATIONS) await run.round()

      const everybody = [...ann.tabs, ...reza.tabs]
      for (const { pending, connection } of everybody) {
        await expect.poll(pending, { timeout: HEALED_MS }).toBe(0)
        await expect.poll(connection, { timeout: HEALED_MS }).toBe('online')
      }
      const truth = await askServer(demo.url, channel)
      const figures = { seed: SEED, total: ledger.total, ...ledger.counts, messages: truth.length }
      const hits = [ann.line, reza.line].map((line) => Object.fromEntries(line.hits))
      console.log(JSON.stringify({ ...figures, faults: Object.fromEntries(run.faults), hits }))
      expect(ledger.judge(truth)).toEqual({
        lost: [],
        twice: [],
        unasked: [],
        misordered: [],
        wrongReactions: [],
      })
      for (const { page, name } of everybody) {
        expect(textsOf(await walkRows(page)), name).toEqual(textsOf(truth))
        const { mostSockets, sockets } = await page.evaluate(() => window.holdings())
        expect({ mostSockets, sockets }, name).toEqual({ mostSockets: 1, sockets: 1 })
      }
      expect([...run.problems, ...everybody.flatMap((tab) => tab.problems())]).toEqual([])
    },
    180_000 + OPERATIONS * 600,
  )
})

/** Lets a page have its own files past a line on which nothing comes through, as a copy on the machine would. */
const withFiles = (page: Page): Promise<unknown> =>
  page.route(
    ({ pathname }) => pathname === '/' || pathname.startsWith('/assets/') || pathname === '/demo/people',
    async (route) => {
      const { pathname } = new URL(route.request().url())
      const answer = await fetch(`${demo.url}${pathname}`)
      const headers = Object.fromEntries(answer.headers)
      await route.fulfill({ status: answer.status, headers, body: Buffer.from(await answer.arrayBuffer()) })
    },
  )

describe('a tab that dies with unsent messages while nothing comes through', () => {
  const channel = 'messaging:release'
  it('leaves them to the next one, in order, and each arrives once (I6, I7)', async () => {
    const [context, line] = [await openContext(), await openLine()]
    const first = await openChatTab(context, line.url, 'ann', channel)
    await isReady(first)
    const before = await askServer(demo.url, channel)
    const restore = line.add({ kind: 'refuse' })
    line.cut()
    const texts = Array.from({ length: 12 }, (_, place) => `Before the crash ${place + 1}`)
    for (const text of texts) {
      await first.composer.fill(text)
      await first.composer.press('Enter')
      await expect(first.composer).toHaveText('')
    }
    expect(await first.unsent()).toEqual(texts)
    await expect.poll(first.unkept).toBe(0)
    await crash(first.page)

    const next = await openChatTab(context, line.url, 'ann', channel, withFiles)
    await expect.poll(next.unsent).toEqual(texts)
    restore()
    // As the banner's button does; by itself it tries again within half a minute.
    await next.page.evaluate(() => window.parlourDemo?.chat()?.reconnect())
    await isReady(next)
    await expect.poll(next.pending, { timeout: HEALED_MS }).toBe(0)
    const truth = await askServer(demo.url, channel)
    expect(textsOf(truth.slice(before.length))).toEqual(texts)
    expect(textsOf((await walkRows(next.page)).slice(-texts.length))).toEqual(texts)
    expect(next.problems()).toEqual([])
  }, 180_000)
})

describe('a browser that keeps nothing', () => {
  const channel = 'messaging:tehran'
  it('still sends; a row that waits says that it is not saved (I6)', async () => {
    const [context, line] = [await openContext(), await openLine()]
    await context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError')
      }
    })
    const tab = await openChatTab(context, line.url, 'reza', channel)
    await isReady(tab)
    const restore = line.add({ kind: 'refuse' })
    line.cut()
    await tab.composer.fill('Not on the disk')
    await tab.composer.press('Enter')
    await expect(tab.composer).toHaveText('')
    const row = tab.page.locator('[data-slot="message"]').filter({ hasText: 'Not on the disk' })
    await expect(row.locator('[data-slot="message-unkept"]')).toBeVisible()
    restore()
    await expect(row).toHaveAttribute('data-status', /sent|read/, { timeout: HEALED_MS })
    await expect(row.locator('[data-slot="message-unkept"]')).toHaveCount(0)
    const truth = await askServer(demo.url, channel)
    expect(textsOf(truth).filter((text) => text === 'Not on the disk')).toHaveLength(1)
    expect(tab.problems()).toEqual([])
  })
})

describe('components that come and go', () => {
  /** What outlives the components and they must not add to. */
  const heldBy = async (page: Page): Promise<Pick<Holdings, 'listeners' | 'timers' | 'sockets'>> => {
    const { listeners, timers, sockets } = await page.evaluate(() => window.holdings())
    return { listeners, timers, sockets }
  }
  /** Shows the components so often; at the end they are gone. */
  const comeAndGo = (page: Page, times: number): Promise<void> =>
    page.evaluate(async (count) => {
      const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
      for (let place = 0; place < count; place += 1) {
        window.parlourDemo?.show(true)
        await turn()
        window.parlourDemo?.show(false)
        await turn()
      }
    }, times)

  it(
    `${MOUNTS} times under StrictMode: no listener, timer or socket stays behind (I37)`,
    async () => {
      const tab = await openChatTab(await openContext(), demo.url, 'ann', 'messaging:design-review')
      await isReady(tab)
      // What is loaded with the first use stays.
      await comeAndGo(tab.page, 3)
      await expect.poll(() => heldBy(tab.page), { timeout: 30_000 }).toMatchObject({ timers: 0, sockets: 0 })
      const before = await heldBy(tab.page)
      await comeAndGo(tab.page, MOUNTS)
      await expect.poll(() => heldBy(tab.page), { timeout: 30_000 }).toEqual(before)
      expect(await tab.page.evaluate(() => window.holdings().mostSockets)).toBe(1)
      await tab.page.evaluate(() => window.parlourDemo?.show(true))
      await isReady(tab)
      expect(await tab.page.evaluate(() => window.holdings().sockets)).toBe(1)
      expect(tab.problems()).toEqual([])
    },
    180_000 + MOUNTS * 1500,
  )
})
