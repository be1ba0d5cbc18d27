import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { expect } from './support/expect.ts'
import { openBrowser } from './support/openBrowser.ts'
import { openAs, type Person } from './support/person.ts'
import { type Demo, startDemo } from './support/startDemo.ts'
import type { ParlourDemo } from '../../demo/parlourDemo.ts'

const settings = { channel: 'messaging:empty' }
let demo: Demo
let browser: Browser
let ann: Person

beforeAll(async () => {
  demo = await startDemo()
  browser = await openBrowser()
  ann = await openAs(browser, demo.url, 'ann', { settings })
  await expect(ann.composer).toBeVisible()
  await ann.page.waitForFunction(() => !document.querySelector('[data-slot="connection-banner"]'))
})
afterAll(async () => {
  await browser?.close()
  await demo?.kill()
})

/** Calls the console of Ann's page, as she would. */
const call = <Name extends keyof ParlourDemo>(
  name: Name,
  ...input: Parameters<ParlourDemo[Name]>
): Promise<Awaited<ReturnType<ParlourDemo[Name]>>> =>
  ann.page.evaluate(
    ([what, args]) => {
      const control = window.parlourDemo as unknown as Record<
        string,
        (...parts: readonly unknown[]) => unknown
      >
      return control[what]?.(...args)
    },
    [name, input] as const,
  ) as Promise<Awaited<ReturnType<ParlourDemo[Name]>>>

describe('window.parlourDemo (SB-13)', () => {
  it('receive: others write, in their own time', async () => {
    const before = performance.now()
    const ids = await call('receive', 3, { everyMs: 300, author: 'xiaolong', text: 'Tick' })
    expect(performance.now() - before).toBeGreaterThan(600)
    expect(new Set(ids).size).toBe(3)
    await expect(ann.message('Tick 3')).toBeVisible()
    expect((await ann.textsFrom('Tick 1')).filter((text) => text.startsWith('Tick'))).toEqual([
      'Tick 1',
      'Tick 2',
      'Tick 3',
    ])
    await expect(ann.message('Tick 1').locator('[data-slot="message-author"]')).toHaveText(/李小龍/)
    await expect(call('receive', 1, { author: 'nobody-knows-them' })).rejects.toThrow(
      /nobody-knows-them|not/i,
    )
  })

  it('announcements: what a screen reader was told', async () => {
    await call('receive', 1, { text: 'Do you hear me?' })
    await expect.poll(async () => (await call('announcements')).join('\n')).toContain('Do you hear me?')
  })

  it('typing: these people and nobody else, for as long as it is said', async () => {
    await call('typing', ['reza'])
    await expect(ann.typingLine).toHaveText(/رضا کریمی\P{L}*is typing/u)
    // Longer than a signal lasts without being repeated.
    await ann.page.waitForTimeout(9000)
    await expect(ann.typingLine).toHaveText(/is typing/)
    await call('typing', [])
    await expect(ann.typingLine).toHaveText('')
  })

  it('sentCalls and readCalls: what left this page', async () => {
    const before = (await call('sentCalls')).length
    await ann.say('Counted')
    await expect(ann.message('Counted')).toHaveAttribute('data-status', /sent|read/)
    const sent = await call('sentCalls')
    expect(sent.length).toBe(before + 1)
    expect(sent.at(-1)).toMatchObject({
      name: 'send',
      method: 'POST',
      body: { message: { text: 'Counted' } },
    })
    await call('receive', 1, { text: 'Read this' })
    await expect(ann.message('Read this')).toBeVisible()
    await expect.poll(async () => (await call('readCalls')).length).toBeGreaterThan(0)
  })

  it('failNext: refused, to be tried again, or done without an answer', async () => {
    await call('failNext', 'send', { reason: 'The moon is full' })
    await ann.say('Refused')
    const refused = ann.message('Refused')
    await expect(refused).toHaveAttribute('data-status', 'failed')
    // The next ones wait for it (MS-7), so it is sent after all: only one failure was asked for.
    await refused.getByRole('button', { name: 'Retry' }).click()
    await expect(refused).toHaveAttribute('data-status', /sent|read/)

    const before = (await call('sentCalls')).length
    await call('failNext', 'send', { retryable: true })
    await ann.say('Later then')
    await expect(ann.message('Later then')).toHaveAttribute('data-status', /sent|read/)
    expect((await call('sentCalls')).length).toBe(before + 2)

    await call('failNext', 'send', { silent: true })
    await ann.say('Arrived unheard')
    await expect(ann.message('Arrived unheard')).toHaveAttribute('data-status', /sent|read/)
    const reza = await openAs(browser, demo.url, 'reza', { settings })
    await expect(reza.message('Arrived unheard')).toHaveCount(1)
    await reza.context.close()
  })

  it('network: offline and back, silent and back, for this page alone', async () => {
    await call('network', 'offline')
    await expect(ann.page.locator('[data-slot="root"]')).toHaveAttribute('data-connection', 'offline')
    await ann.say('Written offline')
    await expect(ann.message('Written offline')).toHaveAttribute('data-status', /sending|unconfirmed/)
    await call('network', 'online')
    await expect(ann.message('Written offline')).toHaveAttribute('data-status', /sent|read/)

    await call('network', 'silent')
    await ann.say('Into the silence')
    await call('receive', 1, { text: 'Unheard' })
    await ann.page.waitForTimeout(1000)
    await expect(ann.message('Unheard')).toHaveCount(0)
    await expect(ann.message('Into the silence')).toHaveAttribute('data-status', /sending|unconfirmed/)
    await call('network', 'online')
    await expect(ann.message('Unheard')).toBeVisible()
    await expect(ann.message('Into the silence')).toHaveAttribute('data-status', /sent|read/)
    await expect(ann.message('Into the silence')).toHaveCount(1)
  })

  it('setNow: another day', async () => {
    const days = ann.page.locator('[data-slot="date-separator"]')
    await expect(days.first()).toHaveText('Today')
    await call('setNow', new Date(Date.now() + 24 * 3_600_000).toISOString())
    await expect(days.first()).toHaveText('Yesterday')
    await call('setNow', null)
    await expect(days.first()).toHaveText('Today')
    await expect(call('setNow', 'soon')).rejects.toThrow(/no time/)
  })

  it('prependDelay: older messages take their time', async () => {
    await ann.channel('Ten thousand messages').click()
    await expect(ann.messages.getByRole('article').last()).toBeVisible()
    await expect.poll(() => ann.page.url()).toContain('ten-thousand')
    await call('prependDelay', 1500)
    const answered = ann.page.waitForResponse(/\/query/)
    await ann.messages.hover()
    await ann.page.mouse.wheel(0, -100_000)
    await answered
    const list = ann.page.locator('[data-slot="message-list"]')
    await expect(list).toHaveAttribute('data-loading', 'older')
    await ann.page.waitForTimeout(800)
    await expect(list).toHaveAttribute('data-loading', 'older')
    await call('prependDelay', 0)
    await expect(list).not.toHaveAttribute('data-loading', 'older')
  })
})

describe('the address', () => {
  it('makes a channel of so many rows and opens it', async () => {
    const guest = await openAs(browser, demo.url, 'ann', { settings: { rows: '77', density: 'compact' } })
    await expect(guest.page.getByRole('heading', { name: '77 rows' })).toBeVisible()
    await expect(guest.message('Row 77')).toBeVisible()
    await expect(guest.page.locator('[data-slot="root"]')).toHaveAttribute('data-density', 'compact')
    await guest.page.reload()
    await expect(guest.message('Row 77')).toHaveCount(1)
    expect(guest.problems).toEqual([])
    await guest.context.close()
  })

  it('loads a scene by name and opens its first channel; an unknown one does no harm', async () => {
    const options = { settings: { scene: 'small', backend: 'stream', locale: 'fa', theme: 'dark' } }
    const guest = await openAs(browser, demo.url, 'ann', options)
    await expect(guest.message('In ten minutes.')).toBeVisible()
    await expect(guest.page.locator('[data-slot="root"]')).toHaveAttribute('data-theme', 'dark')
    expect(guest.problems).toEqual([])
    await guest.page.goto(`${demo.url}/?user=ann&scene=atlantis`)
    await expect(guest.page.getByRole('navigation')).toBeVisible()
    expect(guest.problems.join()).toContain('demo and small')
    await guest.context.close()
  })
})

describe('the control route', () => {
  const body = JSON.stringify({ n: 1, author: 'reza', text: 'Not you', channel: 'messaging:empty' })
  const post = (headers: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(`${demo.url}/demo/control/receive`, { method: 'POST', body, headers: { ...headers } })

  it('refuses other origins, requests that do not say where they come from, and other methods', async () => {
    expect((await post({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await post({ origin: 'null' })).status).toBe(403)
    expect((await post({})).status).toBe(403)
    expect((await post({ origin: demo.url, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await post({ origin: `http://127.0.0.1:${demo.port + 1}` })).status).toBe(403)
    expect((await fetch(`${demo.url}/demo/control/receive`)).status).toBe(405)
    expect((await post({ origin: demo.url })).status).toBe(200)
  })
})
