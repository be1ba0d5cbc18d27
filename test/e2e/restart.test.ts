import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { expect } from './support/expect.ts'
import { openBrowser } from './support/openBrowser.ts'
import { openTwo } from './support/openTwo.ts'
import { openAs, type Person, withoutNetwork } from './support/person.ts'
import { type Demo, startDemo } from './support/startDemo.ts'

/** Pauses between tries grow while the server is away; this many ms after it came back, everybody has tried. */
const BACK_MS = 25_000
/** Not arrived and not refused; the first of a row was tried already, and nobody knows whether it was stored. */
const onItsWay = /^(sending|unconfirmed)$/
const CHANNEL = 'messaging:design-review'

let folder: string
let data: string
let demo: Demo
let browser: Browser
let ann: Person
let reza: Person

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parlour-e2e-'))
  // As after a first checkout, when the folder is not there yet.
  data = join(folder, 'new', 'chat.db')
  demo = await startDemo({ data })
  browser = await openBrowser()
  ;({ ann, reza } = await openTwo(browser, demo.url, CHANNEL))
})
afterAll(async () => {
  await browser?.close()
  await demo?.kill()
  if (folder) await rm(folder, { recursive: true, force: true })
})

const numbered = (who: string, first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, place) => `${who} ${first + place}`)

describe('the server is killed in the middle of a conversation', () => {
  it('what was answered is there once, both recover by themselves, and what was written meanwhile arrives', async () => {
    for (const text of numbered('Ann', 1, 3)) await ann.say(text)
    await expect(reza.message('Ann 3')).toBeVisible()
    for (const text of numbered('Reza', 1, 3)) await reza.say(text)
    await expect(ann.message('Reza 3')).toBeVisible()
    await expect(reza.message('Reza 3')).toHaveAttribute('data-status', /sent|read/)
    const answered = await ann.textsFrom('Ann 1')
    expect(answered).toEqual([...numbered('Ann', 1, 3), ...numbered('Reza', 1, 3)])

    // Nobody waits for an answer to these: some may be stored and unanswered, some never have left.
    await ann.say('Ann 4')
    await Promise.all([ann.say('Ann 5'), reza.say('Reza 4')])
    await demo.kill()
    for (const text of numbered('Ann', 6, 7)) await ann.say(text)
    await reza.say('Reza 5')
    for (const row of [ann.message('Ann 7'), reza.message('Reza 5')])
      await expect(row).toHaveAttribute('data-status', onItsWay)
    for (const { banner } of [ann, reza]) await expect(banner).toContainText('Connection lost')

    demo = await startDemo({ port: demo.port, data })
    for (const { banner } of [ann, reza]) await expect(banner).toHaveCount(0, { timeout: BACK_MS })
    for (const person of [ann, reza]) {
      for (const text of ['Ann 7', 'Reza 5'])
        await expect(person.message(text)).toHaveAttribute('data-status', /sent|read/, { timeout: BACK_MS })
    }

    const [seenByAnn, seenByReza] = [await ann.textsFrom('Ann 1'), await reza.textsFrom('Ann 1')]
    expect(seenByAnn).toEqual(seenByReza)
    expect(seenByAnn.slice(0, answered.length)).toEqual(answered)
    expect(seenByAnn.filter((text) => text.startsWith('Ann'))).toEqual(numbered('Ann', 1, 7))
    expect(seenByAnn.filter((text) => text.startsWith('Reza'))).toEqual(numbered('Reza', 1, 5))
    expect(seenByAnn).toHaveLength(12)
  })

  it('afterwards new messages flow both ways, and the history is the one a newcomer sees', async () => {
    await ann.say('Are we back?')
    await expect(reza.message('Are we back?')).toBeVisible()
    await reza.say('We are')
    await expect(ann.message('We are')).toBeVisible()

    const guest = await openAs(browser, demo.url, 'anne-sophie', { settings: { channel: CHANNEL } })
    await expect(guest.message('We are')).toBeVisible()
    const fresh = (await guest.rows()).map(({ id, text }) => ({ id, text }))
    expect(fresh.length).toBeGreaterThanOrEqual(30)
    for (const person of [ann, reza]) {
      const held = (await person.rows()).map(({ id, text }) => ({ id, text }))
      const shared = Math.min(held.length, fresh.length)
      expect(shared).toBeGreaterThanOrEqual(30)
      expect(held.slice(-shared)).toEqual(fresh.slice(-shared))
    }
    expect(guest.problems).toEqual([])
    await guest.context.close()
  })

  it('says nothing on the console but that the network was gone', () => {
    // A message that was stored and not answered is sent again, and the server says that it has it: with a 400.
    const isRepeated = (problem: string): boolean =>
      /^error: Failed to load resource: .* 400 .*\(\/channels\/messaging\/[\w-]+\/message\)$/.test(problem)
    // Ann left two messages without waiting for an answer, Reza one.
    for (const { problems, unanswered } of [
      { ...ann, unanswered: 2 },
      { ...reza, unanswered: 1 },
    ]) {
      const others = withoutNetwork(problems)
      expect(others.filter((problem) => !isRepeated(problem))).toEqual([])
      expect(others.filter(isRepeated).length).toBeLessThanOrEqual(unanswered)
    }
  })
})
