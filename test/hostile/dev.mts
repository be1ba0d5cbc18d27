// development only; removed before the end
import { corpus } from './corpus/index.ts'
import { startHostilePage } from './startHostilePage.ts'
import * as visit from './visit.ts'
import { openBrowser } from '../e2e/support/openBrowser.ts'
import { watchProblems } from '../e2e/support/person.ts'
const t0 = performance.now()
const log = (what: string, ...rest: unknown[]) =>
  console.log(`${Math.round(performance.now() - t0)} ${what}`, ...rest)
const only = process.argv[2]
const entries = only ? corpus.filter((e) => new RegExp(only).test(`${e.class}/${e.field}/${e.name}`)) : corpus
const place = await startHostilePage(entries)
log('filled', entries.length, 'raw', [...place.places.values()].filter((p) => p.isRaw).length)
const browser = await openBrowser()
const context = await browser.newContext({ viewport: visit.WIDE })
await context.route(
  (url) => url.origin !== place.url,
  (route) => {
    console.log('FOREIGN', route.request().url().slice(0, 100))
    return route.fulfill({ body: '' })
  },
)
const page = await context.newPage()
page.on('dialog', (d) => {
  console.log('DIALOG', d.message())
  void d.dismiss()
})
const problems = watchProblems(page)
const sights: visit.Sights = new Map()
const step = async (name: string, run: () => Promise<unknown>) => {
  try {
    await run()
    log(name)
  } catch (e) {
    log('FAILED ' + name, String(e).slice(0, 800))
    await page
      .screenshot({ path: `/tmp/fail-${name}.png`, clip: { x: 0, y: 0, width: 1100, height: 1500 } })
      .catch(() => {})
  }
}
await step('disk', () => visit.fillDisk(page, place, entries))
await step('goto', () => page.goto(place.url))
await step('list', () => visit.visitList(page, place, sights))
await step('visitDisk', () => visit.visitDisk(page, place, entries, sights))
await step('rooms', () => visit.visitRooms(page, place, sights))
await step('stage', () => visit.watchStage(page, place, entries, sights))
await step('snapshots', () => visit.visitSnapshots(page, place, entries, sights))
console.log(problems.map((p) => p.slice(0, 600)))
if (process.argv[3])
  for (const [e, s] of sights) console.log(e.field, '/', e.name, JSON.stringify(s).slice(0, 1500))
await browser.close()
await place.close()
