import { createHash, randomBytes } from 'node:crypto'
import type { Browser, Route } from 'playwright'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { attach, filesOf, heard, setSpeed, words } from './support/attaching.ts'
import { expect } from './support/expect.ts'
import { openBrowser } from './support/openBrowser.ts'
import { openTwo } from './support/openTwo.ts'
import type { Person } from './support/person.ts'
import { type Demo, startDemo } from './support/startDemo.ts'

/*
 * A message that was sent with files is kept, whatever happens to the page, the line and the files.
 */

const MB = 1024 * 1024
const FILE_CALL = /\/channels\/[^/]+\/[^/]+\/file/

let demo: Demo
let browser: Browser
let ann: Person
let reza: Person

beforeAll(async () => {
  demo = await startDemo()
  browser = await openBrowser()
  ;({ ann, reza } = await openTwo(browser, demo.url, 'messaging:design-review'))
  // The browser asks before it leaves a page from which files go up; whoever sits here leaves it all the same.
  ann.page.on('dialog', (dialog) => void dialog.accept())
})
afterAll(async () => {
  await browser?.close()
  await demo?.kill()
})

const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex')

describe('R-2, UP-5: a page that is loaded anew in the middle of an upload', () => {
  it('sends the message exactly once, with its file', async () => {
    const bytes = randomBytes(6 * MB)
    await setSpeed(ann, { up: MB })
    await attach(ann, { name: 'survey.bin', mimeType: 'application/octet-stream', buffer: bytes })
    await ann.say('The survey, at last')
    const row = ann.page.getByRole('article').filter({ hasText: 'The survey, at last' })
    const bar = row.getByRole('progressbar')
    const share = async (): Promise<number> => Number(await bar.getAttribute('aria-valuenow'))
    await expect.poll(share).toBeGreaterThan(20)
    expect(await share()).toBeLessThan(90)

    await ann.page.reload()
    await expect(row).toHaveAttribute('data-status', 'sending')
    await expect(row.getByText('survey')).not.toHaveCount(0)
    await setSpeed(ann, { up: -1 })
    await expect(row).toHaveAttribute('data-status', /sent|read/, { timeout: 30_000 })

    const theirs = reza.page.getByRole('article').filter({ hasText: 'The survey, at last' })
    await expect(theirs.getByRole('link', { name: /survey/ })).toBeVisible()
    const address = (await theirs.getByRole('link', { name: /survey/ }).getAttribute('href')) ?? ''
    const file = Buffer.from(await (await fetch(new URL(address, demo.url))).arrayBuffer())
    expect(hashOf(file)).toBe(hashOf(bytes))

    // Nothing of it is left that could leave once more.
    await ann.page.reload()
    for (const { page } of [ann, reza]) {
      const all = page.getByRole('article').filter({ hasText: 'The survey, at last' })
      await expect(all.getByRole('link', { name: /survey/ })).toHaveCount(1)
      await expect(all).toHaveCount(1)
    }
    await expect(filesOf(ann)).toHaveCount(0)
  })
})

const refusal = { code: 22, message: 'too large', StatusCode: 413 }

/** The server will not have the next file. The answer lets it say so. */
async function refuseNext({ page }: Person): Promise<() => void> {
  let say: () => void = () => {}
  const isTime = new Promise<void>((resolve) => {
    say = resolve
  })
  const answer = async (route: Route): Promise<void> => {
    await isTime
    await route.fulfill({ status: 413, json: refusal })
  }
  await page.route(FILE_CALL, answer, { times: 1 })
  return say
}

describe('UP-4, MS-6: a file that the server will not have', () => {
  it('says why, lets a later text pass, and the message goes without it', async () => {
    const refuse = await refuseNext(ann)
    await attach(ann, words('large.txt'))
    await ann.say('With a file')
    await ann.say('And then lunch')
    await expect(reza.message('And then lunch')).toBeVisible()
    refuse()
    const row = ann.page.getByRole('article').filter({ hasText: 'With a file' })
    await expect(row).toHaveAttribute('data-status', 'failed')
    await expect(row.getByText('Too large for the server')).toBeVisible()
    await expect(row.getByRole('button', { name: 'Retry' })).toHaveCount(0)
    await expect(row.getByRole('button', { name: 'Edit', exact: true })).toBeVisible()
    await expect(reza.message('With a file')).toHaveCount(0)
    await expect.poll(() => heard(ann)).toContain('large.txt: Too large for the server')

    await row.getByRole('button', { name: 'Send without it' }).click()
    await expect(reza.message('With a file')).toHaveCount(1)
    await expect(row).toHaveAttribute('data-status', /sent|read/)
    await expect(filesOf(ann)).toHaveCount(0)
  })

  it('comes back into the field with its files where somebody edits it', async () => {
    const refuse = await refuseNext(ann)
    await attach(ann, words('larger.txt'))
    await ann.say('Not like this')
    refuse()
    const row = ann.page.getByRole('article').filter({ hasText: 'Not like this' })
    await row.getByRole('button', { name: 'Edit', exact: true }).click()
    await expect(ann.composer).toHaveValue('Not like this')
    await expect(filesOf(ann, 'rejected')).toHaveCount(1)
    await ann.page.getByRole('button', { name: /^Remove .*larger/u }).click()
    await expect(filesOf(ann)).toHaveCount(0)
    await ann.say('Like this')
    await expect(reza.message('Like this')).toHaveCount(1)
    await expect(ann.message('Not like this')).toHaveCount(0)
    await expect(reza.message('Not like this')).toHaveCount(0)
  })
})

describe('UP-4: a line that breaks each time', () => {
  it('is tried again by itself, then offers to, and arrives once with the file', async () => {
    let tries = 0
    await ann.page.route(FILE_CALL, (route) => {
      tries += 1
      return route.abort('connectionreset')
    })
    await attach(ann, words('minutes.txt'))
    await ann.say('The minutes')
    const row = ann.page.getByRole('article').filter({ hasText: 'The minutes' })
    await expect(row).toHaveAttribute('data-status', 'failed', { timeout: 45_000 })
    expect(tries).toBe(4)
    await expect(row.getByRole('button', { name: /^Send without/ }).first()).toBeVisible()
    await expect(row.getByRole('button', { name: 'Edit', exact: true })).toBeVisible()
    await ann.page.unroute(FILE_CALL)
    await row.getByRole('button', { name: 'Retry', exact: true }).first().click()
    await expect(row).toHaveAttribute('data-status', /sent|read/)
    const theirs = reza.page.getByRole('article').filter({ hasText: 'The minutes' })
    await expect(theirs).toHaveCount(1)
    await expect(theirs.getByRole('link', { name: /minutes/ })).toBeVisible()
  })
})
