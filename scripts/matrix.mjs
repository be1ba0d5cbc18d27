import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { relative } from 'node:path'
import { parseArgs, stripVTControlCharacters } from 'node:util'

// Every story under combinations of language, direction, look and device, each with axe: `npm run test:matrix`.
//
//   --all        every pair of values (some thirty runs) instead of the first eight, which hold every value
//   --run N      one run of the list
//   --list       says which runs there are
//   anything else goes to vitest, e.g. a file
//
// Failures are told after each run, the rest of what vitest says stands in the run's log.

/** What can differ; the first value is what `npm test` runs every story with. @type {Record<string, string[]>} */
const dimensions = {
  locale: ['en', 'fa', 'pseudo', 'keys'],
  direction: ['auto', 'rtl', 'ltr'],
  theme: ['light', 'dark', 'contrast'],
  density: ['cozy', 'compact', 'comfortable'],
  layout: ['bubbles', 'flat'],
  calendar: ['locale', 'persian', 'gregory'],
  digits: ['locale', 'arabext', 'latn'],
  zone: ['UTC', 'Asia/Tehran', 'America/Los_Angeles'],
  device: ['none', 'forced-colors', 'reduced-motion', 'touch'],
}
const FIRST_RUNS = 8
const cache = 'node_modules/.cache/parlour'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean' }, run: { type: 'string' }, list: { type: 'boolean' } },
})

/** @typedef {Record<string, string>} Run */

/** @param {Run} run @returns {string[]} every pair of values in it */
function pairsOf(run) {
  const cells = Object.entries(run).map(([name, value]) => `${name}=${value}`)
  return cells.flatMap((one, index) => cells.slice(index + 1).map((other) => `${one} ${other}`))
}

/**
 * Runs in which every pair of values meets at least once: each is the best of some that are made by the same rule
 * every time.
 * @returns {Run[]}
 */
function pairwise() {
  const names = Object.keys(dimensions)
  const open = new Set(
    names.flatMap((name, index) =>
      (dimensions[name] ?? []).flatMap((value) =>
        names
          .slice(index + 1)
          .flatMap((other) => (dimensions[other] ?? []).map((its) => `${name}=${value} ${other}=${its}`)),
      ),
    ),
  )
  let seed = 1
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647
  /** @type {Run[]} */
  const runs = []
  while (open.size > 0) {
    /** @type {Run} */
    let best = {}
    let gained = -1
    for (let candidate = 0; candidate < 200; candidate += 1) {
      const run = Object.fromEntries(
        names.map((name) => {
          const its = dimensions[name] ?? []
          return [name, its[Math.floor(random() * its.length)] ?? '']
        }),
      )
      const gain = pairsOf(run).filter((pair) => open.has(pair)).length
      if (gain > gained) [best, gained] = [run, gain]
    }
    for (const pair of pairsOf(best)) open.delete(pair)
    runs.push(best)
  }
  return runs
}

const every = pairwise()
const chosen = values.run
  ? every.slice(+values.run - 1, +values.run)
  : every.slice(0, values.all ? undefined : FIRST_RUNS)
const describe = (/** @type {Run} */ run) => Object.values(run).join(' · ')

if (values.list) {
  every.forEach((run, index) => console.log(`${index + 1}  ${describe(run)}`))
  process.exit(0)
}

/**
 * What failed in the last run and why, in some lines each; null when there is no report, as after a crash.
 * @returns {string | null}
 */
function failures() {
  /** @type {{ testResults: { name: string, message: string, assertionResults: Result[] }[] }} */
  let report
  try {
    report = JSON.parse(readFileSync(`${cache}/vitest.json`, 'utf8'))
  } catch {
    return null
  }
  const told = report.testResults.flatMap(({ name, message, assertionResults }) => {
    const file = relative('.', name)
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    return [
      ...(message && failed.length === 0 ? [tell(file, message)] : []),
      ...failed.map(({ title, failureMessages }) => tell(`${file} > ${title}`, failureMessages.join('\n'))),
    ]
  })
  return told.length > 0 ? told.join('\n') : null
}
/** @typedef {{ status: string, title: string, failureMessages: string[] }} Result */

/**
 * A heading, and a message without the page it was found on, its links to a Storybook and its stack.
 * @param {string} heading
 * @param {string} message
 */
function tell(heading, message) {
  const [said = ''] = stripVTControlCharacters(message).split(/^Ignored nodes:/m)
  const lines = said.split('\n').filter((line) => !/^\s*$|^Click to debug|^\s+at /.test(line))
  return [`\n✗ ${heading}`, ...lines.slice(0, MESSAGE_LINES).map((line) => `    ${line}`)].join('\n')
}
const MESSAGE_LINES = 40

let passed = 0
let failed = 0
for (const run of chosen) {
  const { device = 'none', ...globals } = run
  console.log(`\n== ${every.indexOf(run) + 1} of ${every.length}: ${describe(run)}`)
  const log = `${cache}/matrix-${every.indexOf(run) + 1}.log`
  mkdirSync(cache, { recursive: true })
  rmSync(`${cache}/vitest.json`, { force: true })
  const started = Date.now()
  const file = openSync(log, 'w')
  spawnSync(process.execPath, ['scripts/test.mjs', '--project', 'stories', ...positionals], {
    env: { ...process.env, VITE_STORY_GLOBALS: JSON.stringify(globals), STORY_DEVICE: device },
    stdio: ['ignore', file, file],
  })
  closeSync(file)
  const output = readFileSync(log, 'utf8')
  const [, ok = '0', bad = '1'] =
    /(\d+) passed, (\d+) failed/.exec(output.split('\n').slice(-4).join('\n')) ?? []
  if (bad !== '0') console.log(`${failures() ?? output}\n\nAll of it: ${log}`)
  console.log(`${ok} passed, ${bad} failed, ${Math.round((Date.now() - started) / 1000)} s`)
  passed += Number(ok)
  failed += Number(bad)
}
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
