import { parseArgs } from 'node:util'
import { openBrowser } from './support/openBrowser.ts'
import { openAs } from './support/person.ts'
import { renderProbe } from './support/renderProbe.ts'
import { startDemo } from './support/startDemo.ts'

const HELP = `node test/e2e/measure.mjs [options]

Prints how long the demo takes to start and to show the first message, and what one incoming message, one reaction and
one keystroke cost with few and with many messages loaded.

  --starts N    how often the demo is started; 0 for not at all (3)
  --messages N  how many messages are loaded for the second half (10000)
  --repeat N    how often each event is measured; 0 for not at all (15)
`
const { values } = parseArgs({
  options: {
    starts: { type: 'string', default: '3' },
    messages: { type: 'string', default: '10000' },
    repeat: { type: 'string', default: '15' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(HELP)
  process.exit(0)
}
const repeat = Number(values.repeat)
/** After this long without anything, ms, what an event started is over. */
const QUIET_MS = 350

/** @param {readonly number[]} numbers */
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN
/** @param {number} value @param {number} [digits] */
const fixed = (value, digits = 1) => value.toFixed(digits).padStart(8)
/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Starts the demo and opens it: when it had printed its address, and when a fresh context had painted a message; ms. */
async function measureStart(/** @type {import('playwright').Browser} */ browser) {
  const start = performance.now()
  const demo = await startDemo()
  const address = performance.now() - start
  try {
    const times = []
    for (let visit = 0; visit < 2; visit += 1) {
      const opened = performance.now()
      const ann = await openAs(browser, demo.url, 'ann', { settings: { channel: 'messaging:design-review' } })
      await ann.messages.getByRole('article').last().waitFor()
      await ann.page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))),
      )
      times.push(performance.now() - opened)
      await ann.context.close()
    }
    return { address, first: times[0] ?? NaN, second: times[1] ?? NaN }
  } finally {
    await demo.kill()
  }
}

async function measureStarts(/** @type {import('playwright').Browser} */ browser) {
  console.log('\nStart, ms                    address   1st visit   2nd visit   start to first message')
  const totals = []
  for (let count = 1; count <= Number(values.starts); count += 1) {
    const { address, first, second } = await measureStart(browser)
    totals.push(address + first)
    console.log(
      `${String(count).padEnd(24)}  ${fixed(address, 0)}    ${fixed(first, 0)}    ${fixed(second, 0)}    ${fixed(address + first, 0)}`,
    )
  }
  console.log(`median of ${totals.length}: ${fixed(median(totals), 0)}`)
}

/** Main-thread time of a page so far, ms, by what it was spent on. */
async function spent(/** @type {import('playwright').CDPSession} */ session) {
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (/** @type {string} */ name) =>
    1000 * (metrics.find((metric) => metric.name === name)?.value ?? 0)
  return {
    script: of('ScriptDuration'),
    layout: of('LayoutDuration') + of('RecalcStyleDuration'),
    task: of('TaskDuration'),
    heap: (metrics.find((metric) => metric.name === 'JSHeapUsedSize')?.value ?? 0) / 2 ** 20,
  }
}

/** Goes up as a reader does who holds the Home key, until so many messages are loaded or none are left. */
async function loadMessages(
  /** @type {import('./support/person.ts').Person} */ person,
  /** @type {number} */ wanted,
) {
  const start = performance.now()
  const pages = Math.max(0, Math.ceil((wanted - 30) / 30))
  let loaded = 0
  person.page.on('response', (response) => {
    if (/\/ten-thousand\/query/.test(response.url())) loaded += 1
  })
  let idle = 0
  while (loaded < pages && idle < 100) {
    const before = loaded
    await person.messages.evaluate((box) => {
      box.scrollTop = 1
      box.scrollTop = 0
    })
    await pause(15)
    idle = loaded === before ? idle + 1 : 0
  }
  const ms = performance.now() - start
  await person.page.locator('[data-slot="jump-pill"]').click()
  await pause(1500)
  return { pages: loaded, ms }
}

/** @typedef {import('./support/renderProbe.ts').Drawing} Drawing */

async function measureEvents(/** @type {import('playwright').Browser} */ browser) {
  const demo = await startDemo()
  try {
    const settings = { channel: 'messaging:ten-thousand' }
    const reza = await openAs(browser, demo.url, 'reza', { settings })
    const ann = await openAs(browser, demo.url, 'ann', { settings, before: renderProbe })
    for (const { messages } of [ann, reza]) await messages.getByRole('article').last().waitFor()
    const session = await ann.context.newCDPSession(ann.page)
    await session.send('Performance.enable')

    const measure = async (
      /** @type {string} */ name,
      /** @type {string} */ event,
      /** @type {(round: number) => Promise<unknown>} */ act,
      /** @type {() => Promise<unknown>} */ undo = async () => {},
    ) => {
      const rounds = /** @type {(Drawing & { script: number, layout: number })[]} */ ([])
      for (let round = 0; round < repeat; round += 1) {
        await ann.page.evaluate((what) => window.renderProbe.wait(what), event)
        const before = await spent(session)
        await act(round)
        await pause(QUIET_MS)
        const after = await spent(session)
        const drawn = await ann.page.evaluate(() => window.renderProbe.take())
        const costs = { script: after.script - before.script, layout: after.layout - before.layout }
        if (drawn) rounds.push({ ...drawn, ...costs })
        await undo()
        await pause(QUIET_MS)
      }
      const middle = (/** @type {keyof Drawing | 'script' | 'layout'} */ key) =>
        median(rounds.map((round) => round[key]))
      console.log(
        name.padEnd(24) +
          [middle('rows'), middle('components'), middle('commits')].map((count) => fixed(count, 0)).join('') +
          [middle('commitMs'), middle('paintMs')].map((ms) => fixed(ms)).join('') +
          fixed(Math.max(...rounds.map(({ paintMs }) => paintMs))) +
          [middle('script'), middle('layout')].map((ms) => fixed(ms)).join('') +
          fixed(rounds.length, 0),
      )
    }
    const measureAll = async (/** @type {string} */ title) => {
      const { heap } = await spent(session)
      console.log(`\n${title}: ${(await ann.rows()).length} rows drawn, heap ${heap.toFixed(0)} MB`)
      console.log(
        'medians                     rows   comps commits  commit   paint     max  script  layout       n',
      )
      await measure('a message of another', 'message.new', (round) => reza.say(`${title} ${round}`))
      const text = `${title}, react to this`
      await ann.say(text)
      await reza.message(text).waitFor()
      const toggle = (/** @type {typeof ann} */ person, /** @type {RegExp} */ name) => async () => {
        await person.message(text).hover()
        await person.message(text).getByRole('button', { name }).first().click()
      }
      const like = toggle(reza, /^React with .?thumbs up/)
      await measure('a reaction of another', 'reaction.new', like, like)
      const love = toggle(ann, /^React with .?heart/)
      await measure('a reaction of mine', 'click', love, love)
      await ann.composer.focus()
      await measure('a keystroke', 'keydown', () => ann.page.keyboard.press('x'))
      await ann.composer.fill('')
    }
    await measureAll('30 messages loaded')
    const { pages, ms } = await loadMessages(ann, Number(values.messages))
    console.log(`\n${pages} older pages in ${(ms / 1000).toFixed(1)} s: ${(ms / pages).toFixed(0)} ms a page`)
    await measureAll(`${30 + pages * 30} messages loaded`)
    for (const { problems } of [ann, reza]) for (const problem of problems) console.log(problem)
  } finally {
    await demo.kill()
  }
}

const browser = await openBrowser()
try {
  if (Number(values.starts) > 0) await measureStarts(browser)
  if (repeat > 0) await measureEvents(browser)
} finally {
  await browser.close()
}
