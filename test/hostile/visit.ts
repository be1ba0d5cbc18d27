import type { Page } from 'playwright'
import { expect } from '../e2e/support/expect.ts'
import { parseJson } from '../../src/wire/decode.ts'
import type { HostileEntry } from './entry.ts'
import { look, type Seen } from './look.ts'
import type { HostilePage } from './startHostilePage.ts'
import { isInList, isInRow, OUTBOX, STAGE, VIEWER } from './world.ts'

/** High enough for every row of a room to be drawn at once. */
export const WIDE = { width: 1100, height: 9000 } as const
const NARROW = { width: 360, height: 14_000 } as const
const MESSAGES = '[data-slot="message"], [data-slot="system-message"]'

export type Sights = Map<HostileEntry, Seen>

const slot = (name: string): string => `[data-slot="${name}"]`

async function seeAll(page: Page, selector: string, key: string): Promise<ReadonlyMap<string, Seen>> {
  return new Map(await page.evaluate(look, { selector, key }))
}

/** Presses a channel in the list and waits for its last words. */
async function open(page: Page, cid: string, end: string): Promise<void> {
  // What a press does is tested elsewhere; a pointer would wait until this very high page is still.
  await page
    .locator(`${slot('channel-item')}[data-channel-id="${cid}"] button`)
    .first()
    .dispatchEvent('click')
  await expect(page.locator(`[data-message-id="${end}"]`)).toBeVisible()
}

/** Everything that stands in rows: room by room, wide, then on a phone. */
export async function visitRooms(page: Page, { places }: HostilePage, sights: Sights): Promise<void> {
  const inRows = [...places].filter(([entry]) => isInRow(entry))
  for (const room of new Set(inRows.map(([, { channel }]) => channel))) {
    await open(page, room, `${room.slice('messaging:'.length)}-end`)
    const seen = await seeAll(page, MESSAGES, 'data-message-id')
    await page.setViewportSize(NARROW)
    const narrow = await seeAll(page, MESSAGES, 'data-message-id')
    expect(await sidewaysOf(page)).toBe(0)
    await page.setViewportSize(WIDE)
    expect(await sidewaysOf(page)).toBe(0)
    for (const [entry, { message }] of inRows.filter(([, { channel }]) => channel === room)) {
      const row = seen.get(message)
      const outside = [...(row?.outside ?? []), ...(narrow.get(message)?.outside ?? [])]
      if (row) sights.set(entry, { ...row, outside })
      if (row && /role|zone/.test(entry.field)) sights.set(entry, await profileOf(page, message))
    }
  }
}

/** How far the messages can be scrolled sideways, px. */
const sidewaysOf = (page: Page): Promise<number> =>
  page
    .locator(slot('message-list-viewport'))
    .evaluate((viewport) => viewport.scrollWidth - viewport.clientWidth)

async function profileOf(page: Page, message: string): Promise<Seen> {
  await page.locator(`[data-message-id="${message}"] ${slot('message-author')}`).dispatchEvent('click')
  await expect(page.locator(slot('profile'))).toBeVisible()
  const [seen] = (await seeAll(page, slot('profile'), 'data-slot')).values()
  await page.keyboard.press('Escape')
  await expect(page.locator(slot('profile'))).toHaveCount(0)
  if (!seen) throw new Error('The profile has gone.')
  return seen
}

/** Everything that stands in the list of channels. */
export async function visitList(page: Page, { places }: HostilePage, sights: Sights): Promise<void> {
  const inList = [...places].filter(([entry]) => isInList(entry))
  const cids = new Set([...places.values()].map(({ channel }) => channel))
  await expect.poll(() => page.locator(slot('channel-item')).count()).toBe(cids.size + 2)
  const seen = await seeAll(page, slot('channel-item'), 'data-channel-id')
  for (const [entry, { channel }] of inList) {
    const row = seen.get(channel)
    if (row) sights.set(entry, row)
  }
}

/** Everything that happens while one looks on: frames, people who write, refusals. */
export async function watchStage(
  page: Page,
  place: HostilePage,
  corpus: readonly HostileEntry[],
  sights: Sights,
): Promise<void> {
  await open(page, STAGE, 'still-here')
  const note = async (entry: HostileEntry, selector: string): Promise<void> => {
    const [seen] = (await seeAll(page, selector, 'data-slot')).values()
    if (seen) sights.set(entry, seen)
  }
  for (const entry of corpus) {
    switch (entry.field) {
      case 'typing':
        await someoneTypes(page, place, entry.value)
        await note(entry, slot('typing'))
        break
      case 'frame':
        place.push(String(entry.value))
        await someoneTypes(page, place, 'Bob')
        await page.getByText(`Bob ${typists}`).first().waitFor()
        await note(entry, '[data-message-id="still-here"]')
        break
      case 'refusal': {
        place.refuse({ call: /^POST .*\/message$/, status: 403, body: entry.value })
        const composer = page.getByRole('textbox', { name: /^Message / })
        await composer.fill('To be refused')
        await composer.press('Enter')
        const failed = page.locator('[data-slot="message"][data-status="failed"]')
        await failed.waitFor()
        await note(entry, '[data-slot="message"][data-status="failed"]')
        await failed.getByRole('button', { name: 'Discard' }).dispatchEvent('click')
        await page.locator(slot('toast-close')).dispatchEvent('click')
        break
      }
      case 'reaction refusal': {
        place.refuse({ call: /^POST .*\/reaction$/, status: 403, body: entry.value })
        await page.locator(`[data-message-id="still-here"] ${slot('reaction')}`).dispatchEvent('click')
        await page.locator(slot('toast')).waitFor()
        await note(entry, slot('toast'))
        await page.locator(slot('toast-close')).dispatchEvent('click')
        break
      }
      default:
    }
  }
}

let typists = 0

/** Somebody of this name writes on the stage, until the line says so; whoever wrote before stops. */
async function someoneTypes(page: Page, place: HostilePage, name: unknown): Promise<void> {
  const frame = (type: string, at: number, called: unknown): string =>
    JSON.stringify({
      type,
      cid: STAGE,
      created_at: new Date().toISOString(),
      user: { id: `typist-${at}`, name: called, role: 'user', updated_at: new Date().toISOString() },
    })
  const line = page.locator(slot('typing-text'))
  const before = frame('typing.stop', typists, '')
  typists += 1
  const now = frame('typing.start', typists, name === 'Bob' ? `Bob ${typists}` : name)
  // A line that was just renewed has not heard what was said before.
  await expect(async () => {
    place.push(before)
    await line.waitFor({ state: 'detached', timeout: 2000 })
  }).toPass()
  await expect(async () => {
    place.push(now)
    await line.waitFor({ state: 'attached', timeout: 2000 })
  }).toPass()
}

/** What lies on the disk before the page is opened. */
export async function fillDisk(
  page: Page,
  { url, places }: HostilePage,
  corpus: readonly HostileEntry[],
): Promise<void> {
  // A file of the same origin, on which nothing runs.
  await page.goto(`${url}/icon.svg`)
  const prefix = `parlour/draft/${encodeURIComponent(url)}/${VIEWER}/`
  const drafts = corpus
    .filter(({ field }) => field === 'draft')
    .map((entry) => [prefix + (places.get(entry)?.channel ?? ''), String(entry.value)] as const)
  const records = corpus
    .filter(({ field }) => field === 'outbox')
    .map(({ value }, index) => [`op-${index}`, parseJson(JSON.stringify(value))] as const)
  const database = `parlour/outbox/${[url, 'hostile', VIEWER].map(encodeURIComponent).join('/')}`
  await page.evaluate(
    ([texts, entries, name]) => {
      for (const [key, text] of texts) localStorage.setItem(key, text)
      return new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onupgradeneeded = () => void opening.result.createObjectStore('records')
        opening.onerror = () => reject(new Error('The disk cannot be opened.'))
        opening.onsuccess = () => {
          const work = opening.result.transaction('records', 'readwrite')
          for (const [key, value] of entries) work.objectStore('records').put(value, key)
          work.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      })
    },
    [drafts, records, database] as const,
  )
}

/** What the page has made of the disk. */
export async function visitDisk(
  page: Page,
  { places }: HostilePage,
  corpus: readonly HostileEntry[],
  sights: Sights,
): Promise<void> {
  const list = await seeAll(page, slot('channel-item'), 'data-channel-id')
  for (const [entry, { channel }] of places) {
    const row = list.get(channel)
    if (entry.field === 'draft' && row) sights.set(entry, row)
  }
  await open(page, OUTBOX, 'outbox-end')
  const rows = await seeAll(page, MESSAGES, 'data-message-id')
  for (const [index, entry] of corpus.filter(({ field }) => field === 'outbox').entries()) {
    const row = rows.get(`kept-${index}`)
    if (row) sights.set(entry, row)
  }
}

/** Chats that begin with what somebody stored, each in a box of its own. */
export async function visitSnapshots(
  page: Page,
  { url }: HostilePage,
  corpus: readonly HostileEntry[],
  sights: Sights,
): Promise<void> {
  const entries = corpus.filter(({ field }) => field === 'snapshot')
  await page.goto(`${url}/?snapshots`)
  await expect(page.locator('section')).toHaveCount(entries.length)
  await expect(page.locator('section').last().locator('p').first()).toBeVisible()
  const seen = await seeAll(page, 'section', 'aria-label')
  for (const entry of entries) {
    const section = seen.get(entry.name)
    if (section) sights.set(entry, section)
  }
}
