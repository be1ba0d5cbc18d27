import { createHash, randomBytes } from 'node:crypto'
import type { Browser, Locator } from 'playwright'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { expect } from './support/expect.ts'
import { openBrowser } from './support/openBrowser.ts'
import { openAs, type Person } from './support/person.ts'
import { type Demo, startDemo } from './support/startDemo.ts'

/*
 * A real file on a real wire: Chromium, XMLHttpRequest, a form, the server in a process of its own.
 */

const MB = 1024 * 1024
/** Slow enough that a person sees it move. */
const WIRE = 8 * MB

let demo: Demo
let browser: Browser

beforeAll(async () => {
  demo = await startDemo()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await demo?.kill()
})

/** Lets so many bytes a second leave; -1 lets all. */
async function setSpeed({ context, page }: Person, bytes: number): Promise<void> {
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  await wire.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: bytes,
  })
}

async function attach({ page }: Person, name: string, buffer: Buffer): Promise<Locator> {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Attach files' }).click()
  await (await choosing).setFiles({ name, mimeType: 'application/octet-stream', buffer })
  return page.getByRole('listitem').filter({ has: page.getByRole('progressbar') })
}

/** What the bar says, 0–1, each time it has moved, until it is so far. */
async function watchBar(item: Locator, until: number): Promise<readonly number[]> {
  const bar = item.getByRole('progressbar')
  const seen: number[] = []
  for (;;) {
    const [now, most] = await bar
      .evaluate((element) => [
        Number(element.getAttribute('aria-valuenow') ?? (element as HTMLProgressElement).value),
        Number(element.getAttribute('aria-valuemax') ?? ((element as HTMLProgressElement).max || 100)),
      ])
      .catch(() => [1, 1])
    const share = (now ?? 0) / (most || 100)
    if (share !== seen.at(-1)) seen.push(share)
    if (share >= until) return seen
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

describe('UP-1, UP-4: a file of 20 MB', () => {
  it('shows how far it is, is cancelled at 60 %, tried again, and arrives whole with a message', async () => {
    const settings = { channel: 'messaging:design-review' }
    const ann = await openAs(browser, demo.url, 'ann', { settings })
    await expect(ann.composer).toBeVisible()
    const bytes = randomBytes(20 * MB)
    await setSpeed(ann, WIRE)
    const item = await attach(ann, 'plans.bin', bytes)
    const first = await watchBar(item, 0.6)
    await item.getByRole('button', { name: /^Cancel/ }).click()
    const row = ann.page.locator('[data-slot="upload"]')
    await expect(row).toHaveAttribute('data-state', 'cancelled')
    // It moved, forwards, in steps that a person sees, and had not all left.
    expect(first.length).toBeGreaterThan(3)
    expect([...first].sort((one, other) => one - other)).toEqual(first)
    expect(first.at(-1)).toBeLessThan(1)
    expect(Math.max(...first.map((share, at) => share - (first[at - 1] ?? 0)))).toBeLessThan(0.4)

    await row.getByRole('button', { name: /^Retry/ }).click()
    const second = await watchBar(item, 0.9)
    await expect(row).toHaveAttribute('data-state', 'done', { timeout: 30_000 })
    expect(second[0]).toBeLessThan(0.5)
    expect(second.length).toBeGreaterThan(5)

    await setSpeed(ann, -1)
    await ann.say('For tomorrow')
    await expect(row).toHaveCount(0)
    const reza = await openAs(browser, demo.url, 'reza', { settings })
    const link = reza.page.getByRole('link', { name: /plans/ })
    await expect(link).toBeVisible()
    const address = (await link.getAttribute('href')) ?? ''
    const file = Buffer.from(await (await fetch(new URL(address, demo.url))).arrayBuffer())
    const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex')
    expect(hashOf(file)).toBe(hashOf(bytes))
    expect(demo.output()).not.toMatch(/error/i)
  })
})
