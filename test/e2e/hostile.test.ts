import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { corpus } from '../hostile/corpus/index.ts'
import type { Field, HostileEntry } from '../hostile/entry.ts'
import type { Seen } from '../hostile/look.ts'
import { type HostilePage, startHostilePage } from '../hostile/startHostilePage.ts'
import {
  fillDisk,
  type Sights,
  visitDisk,
  visitList,
  visitRooms,
  visitSnapshots,
  watchStage,
  WIDE,
} from '../hostile/visit.ts'
import { openBrowser } from './support/openBrowser.ts'
import { watchProblems } from './support/person.ts'

/*
 * RELIABILITY §5: whatever a stranger puts into a field that is shown, every character of it is words, nothing runs,
 * nothing is fetched that may not be, and all of it stays where it belongs.
 */

/** The part of a place that says what the stranger put there. */
const PARTS: Readonly<Record<Field, string>> = {
  'message text': 'text',
  'system text': 'system-message',
  'message id': 'text',
  message: 'text',
  'user name': 'message-author',
  'user id': 'message-author',
  'user image': 'avatar',
  'user role': 'profile-facts',
  'user time zone': 'profile-facts',
  user: 'message-author',
  mention: 'text',
  'quote text': 'message-quote-text',
  'quote author': 'message-quote-author',
  reaction: 'reaction',
  attachment: 'attachment',
  'channel name': 'channel-item-name',
  'channel image': 'avatar',
  'channel id': 'channel-item-name',
  channel: 'channel-item-name',
  typing: 'typing-text',
  frame: 'text',
  refusal: 'message-failure',
  'reaction refusal': 'toast-text',
  draft: 'channel-item-preview',
  outbox: 'text',
  snapshot: 'snapshot',
}

/** What is not there says nothing. */
const NOTHING: Seen = { says: {}, name: '', links: [], images: [], forbidden: [], outside: [] }

/** What the words have to be. */
const claimOf = (text: string | RegExp): unknown =>
  text instanceof RegExp ? expect.stringMatching(text) : spell(text)

/** A picture of one pixel, for addresses that may be fetched. */
const PIXEL = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')

/** Names that the page's scripts can see everywhere. */
const worldNames = (): readonly string[] => [
  ...[Object, Array, Function, String].flatMap(({ name, prototype }) =>
    Reflect.ownKeys(prototype as object).map((key) => `${name}.${String(key)}`),
  ),
  ...Object.keys(window).filter((name) => !/^\d+$/.test(name)),
]

/** What a person reads of an entry; a row may also say that there is nothing to be read. */
const saidOf = ({ field }: HostileEntry, { says }: Seen): string =>
  says[PARTS[field]] ||
  says['refused'] ||
  says['channel-header-title'] ||
  says['message-tombstone'] ||
  says['system-message'] ||
  ''

/** With what cannot be seen spelled out. */
const spell = (text: string): string =>
  text.replace(
    /(?![\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\u3164\u2800]/gu,
    (char) => `<${char.codePointAt(0)?.toString(16)}>`,
  )

describe('what strangers send, under the strictest policy', () => {
  const sights: Sights = new Map()
  const fetched = new Set<string>()
  const surprises: string[] = []
  let problems: readonly string[] = []
  let place: HostilePage
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let before: readonly string[] = []

  beforeAll(async () => {
    ;[place, browser] = await Promise.all([startHostilePage(corpus), openBrowser()])
    context = await browser.newContext({ viewport: WIDE })
    await context.route(
      (url) => url.origin !== place.url,
      (route) => {
        fetched.add(route.request().url())
        return route.fulfill({ contentType: 'image/gif', body: PIXEL })
      },
    )
    context.on('page', (opened) => {
      if (page) surprises.push(`opened: ${opened.url()}`)
    })
    page = await context.newPage()
    page.on('dialog', (dialog) => {
      surprises.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    problems = watchProblems(page)
    await page.exposeFunction('reportViolation', (what: string) => surprises.push(`policy: ${what}`))
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
        const { reportViolation } = window as never as { reportViolation: (what: string) => void }
        reportViolation(`${effectiveDirective} ${blockedURI}`)
      })
    })
    await fillDisk(page, place, corpus)
    before = await page.evaluate(worldNames)
    await page.goto(place.url)
    await visitList(page, place, sights)
    await visitDisk(page, place, corpus, sights)
    await visitRooms(page, place, sights)
    await watchStage(page, place, corpus, sights)
    await visitSnapshots(page, place, corpus, sights)
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await place?.close()
  })

  describe.each([...new Set(corpus.map((entry) => entry.class))])('%s', (kind) => {
    it.each(
      corpus
        .filter((entry) => entry.class === kind)
        .map((entry) => [entry.field, entry.name, entry] as const),
    )('in a %s: %s', (_field, _name, entry) => {
      const { shows } = entry
      const seen = sights.get(entry) ?? NOTHING
      const said = spell(saidOf(entry, seen))
      const { text } = shows
      expect(said).toEqual(claimOf(text))
      expect(spell(seen.name)).toContain(spell(shows.name ?? ''))
      expect({ links: seen.links, images: seen.images }).toEqual({
        links: shows.links ?? [],
        images: shows.images ?? [],
      })
      expect(seen.forbidden).toEqual([])
      expect(seen.outside).toEqual([])
    })
  })

  it('stands where it should: everything was seen, and most of it the server itself let through', () => {
    const said = [...place.places.values()].filter(({ isRaw }) => !isRaw)
    expect(said.length).toBeGreaterThan(place.places.size / 2)
    expect(corpus.length).toBeGreaterThanOrEqual(150)
    const missing = corpus.filter((entry) => sights.has(entry) !== !entry.shows.isGone)
    expect(missing.map(({ field, name }) => `${field}: ${name}`)).toEqual([])
  })

  it('fetches nothing from anywhere but the pictures that are shown', () => {
    const shown = new Set(corpus.flatMap(({ shows }) => shows.images ?? []))
    const foreign = [...shown].filter((address) => !address.startsWith(place.url))
    expect([...fetched].toSorted()).toEqual(foreign.toSorted())
  })

  it('runs nothing, opens nothing, breaks no policy, and leaves the world of scripts as it was', async () => {
    expect(surprises).toEqual([])
    expect(await (await fetch(new URL('/demo/csp-reports', place.url))).json()).toEqual([])
    expect(page.context().pages()).toHaveLength(1)
    const after = await page.evaluate(worldNames)
    expect(after.filter((name) => !before.includes(name))).toEqual([])
  })

  it('is no reason for an error or a warning', () => {
    const refusals = corpus.filter(({ field }) => field.endsWith('refusal')).length
    const isRefusal = (problem: string): boolean =>
      /^error: Failed to load resource: .* 403 \(Forbidden\) \(\/(channels|messages)\/.*\)$/.test(problem)
    expect(problems.filter(isRefusal)).toHaveLength(refusals)
    expect(problems.filter((problem) => !isRefusal(problem))).toEqual([])
  })
})
