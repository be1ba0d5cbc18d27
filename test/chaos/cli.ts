import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { hunt } from './mutants/hunt.ts'
import { mutants } from './mutants/mutants.ts'
import { runAll } from './pool.ts'
import { addReport, cellsOf, emptyReport, type Report, tableOf } from './report.ts'
import { run } from './run.ts'
import { makeScript, type Script } from './script.ts'
import { shrink } from './shrink.ts'

/*
 * npm run chaos -- [--ops 1000000] [--seed S] [--dialect stream] [--log] [--script file] [--keep] [--mutants] [--only words]
 *
 * Random runs of whole chats against the embedded server, with faults; see docs/reliability.md. One line of JSON a run
 * goes to node_modules/.cache/parlour/chaos.jsonl, the sum is printed. With `--log` one run is printed step by step; with
 * `--script` that of a script which an earlier run made short. `--keep` adds short scripts to regressions.json. `--mutants` tries versions of the kit
 * with one line changed instead (`--only`: those with these words in their names); a run of full size does that as well.
 */

const DEEDS_A_RUN = 400
const DIALECTS = ['stream']
/** So often a cell of the fault table has to be hit in a run of full size. */
const FEWEST_HITS = 20
const FULL_SIZE = 1_000_000
/** A mutant that lives for so many deeds is alive. */
const LONGEST_LIFE = 100_000
/** One run of so many is done twice, to see that it is the same to the byte. */
const REPLAY_EVERY = 50

const { values } = parseArgs({
  options: {
    ops: { type: 'string', default: String(FULL_SIZE) },
    seed: { type: 'string' },
    dialect: { type: 'string' },
    log: { type: 'boolean', default: false },
    script: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    keep: { type: 'boolean', default: false },
  },
})

const seed = values.seed === undefined ? 1 + (Date.now() % 1_000_000_000) : Number(values.seed)
const operations = Number(values.ops)
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(operations) || operations < 1) {
  console.error('chaos: --seed and --ops take whole numbers.')
  process.exit(2)
}
const dialects = values.dialect === undefined ? DIALECTS : [values.dialect]
for (const dialect of dialects)
  if (!DIALECTS.includes(dialect)) {
    console.error(`chaos: there is no dialect "${dialect}"; there is ${DIALECTS.join(', ')}.`)
    process.exit(2)
  }

if (values.log || values.script !== undefined) {
  const script =
    values.script === undefined
      ? makeScript(seed, operations)
      : (JSON.parse(readFileSync(values.script, 'utf8')) as Script)
  const report = await run(script, { onLine: (line) => console.log(line) })
  console.log(tableOf(report, 1, dialects.join()))
  process.exit(report.broken > 0 ? 1 : 0)
}

/** Tries every mutant; true when all of them were noticed. */
async function killAll(): Promise<boolean> {
  const chosen = mutants.filter(({ name }) => name.includes(values.only))
  const file = new URL('mutants/killers.json', import.meta.url)
  const killers = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>
  let alive = 0
  for (const mutant of chosen) {
    const { by, deeds, seed: killer } = await hunt(mutant, seed, LONGEST_LIFE, killers[mutant.name])
    if (by === null) alive += 1
    else killers[mutant.name] = killer
    // One by one: what is found is kept, whenever this is stopped.
    if (values.keep) writeFileSync(file, `${JSON.stringify(killers, null, 1)}\n`)
    console.log(
      `${by === null ? 'ALIVE' : 'killed'}  ${mutant.name}: ${by?.slice(0, 120) ?? ''} (${deeds} deeds)`,
    )
  }
  console.log(`\nmutants killed  ${chosen.length - alive} of ${chosen.length}`)
  return alive === 0
}

if (values.mutants) process.exit((await killAll()) ? 0 : 1)

const cache = new URL('../../node_modules/.cache/parlour/', import.meta.url)
mkdirSync(cache, { recursive: true })

function* jobs() {
  for (let left = operations, at = seed; left > 0; left -= DEEDS_A_RUN, at += 1)
    yield { seed: at, deeds: Math.min(left, DEEDS_A_RUN) }
}

/** Says what broke, makes it short, and keeps it for ever. */
async function explain(red: Report): Promise<void> {
  console.log(`\nseed ${red.seed}:`)
  for (const what of red.breaks.slice(0, 5)) console.log(`  ${what.slice(0, 400)}`)
  const rule = red.breaks[0]?.split(':')[0] ?? ''
  const short = await shrink(makeScript(red.seed, DEEDS_A_RUN), rule)
  console.log(`  ${short.steps.length} steps are enough:`)
  for (const step of short.steps) console.log(`    ${JSON.stringify(step)}`)
  const place = new URL(`chaos-${red.seed}.json`, cache)
  writeFileSync(place, JSON.stringify(short))
  console.log(`  npm run chaos -- --script ${fileURLToPath(place)}`)
  if (!values.keep) return
  const file = new URL('regressions.json', import.meta.url)
  const kept = JSON.parse(readFileSync(file, 'utf8')) as { rule: string; script: Script }[]
  writeFileSync(file, `${JSON.stringify([...kept, { rule, script: short }], null, 1)}\n`)
}

let isRed = false
for (const dialect of dialects) {
  const sum = emptyReport(seed)
  const lines: string[] = []
  const logs = new Map<number, string>()
  const reds: Report[] = []
  const started = performance.now()
  await runAll({
    jobs: jobs(),
    onReport(report) {
      addReport(sum, report)
      lines.push(JSON.stringify(report))
      logs.set(report.seed, report.log)
      if (report.broken > 0) {
        reds.push(report)
        console.log(`seed ${report.seed} is red: ${report.breaks[0]?.slice(0, 200) ?? ''}`)
      }
      if (lines.length % 100 === 0) console.log(`${lines.length} runs, ${reds.length} red`)
    },
  })
  writeFileSync(new URL('chaos.jsonl', cache), `${lines.join('\n')}\n`)
  let replayed = 0
  let unlike = 0
  const again = [...jobs()].filter((_job, index) => index % REPLAY_EVERY === 0)
  await runAll({
    jobs: again,
    onReport(report) {
      replayed += 1
      if (report.log === logs.get(report.seed)) return
      unlike += 1
      console.log(`seed ${report.seed} was not the same the second time`)
    },
  })
  console.log(`\n${tableOf(sum, lines.length, dialect)}`)
  console.log(`replayed, not identical  ${replayed}, ${unlike}`)
  console.log(`seed ${seed}, ${Math.round((performance.now() - started) / 1000)} s`)
  for (const red of reds.slice(0, 3)) await explain(red)
  const rare = cellsOf(sum).filter(([, hits]) => hits < FEWEST_HITS)
  if (operations >= FULL_SIZE && rare.length > 0)
    console.log(
      `cells hit fewer than ${FEWEST_HITS} times: ${rare.map(([name, hits]) => `${name} ${hits}`).join(', ')}`,
    )
  isRed ||= reds.length > 0 || unlike > 0 || (operations >= FULL_SIZE && rare.length > 0)
}
if (operations >= FULL_SIZE && !(await killAll())) isRed = true
process.exit(isRed ? 1 : 0)
