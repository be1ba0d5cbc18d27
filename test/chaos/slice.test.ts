import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { isThere } from './mutants/hunt.ts'
import { mutants } from './mutants/mutants.ts'
import { runAll } from './pool.ts'
import type { Report } from './report.ts'
import type { Script } from './script.ts'

/*
 * A slice of the chaos run (docs/reliability.md): always the same seeds, so that a red one is red for everybody.
 * `npm run chaos` is the whole of it. It runs in processes of its own, as that does: there nothing but the clock of the
 * run has a say in when code that is loaded late arrives.
 */

const SEEDS = Array.from({ length: 15 }, (_, index) => index + 1)
const DEEDS = 400
const LONGEST_MS = 600_000
/** One that is run twice, and another. */
const TWICE = 77
const OTHER = 78

const regressions = JSON.parse(
  readFileSync(new URL('./regressions.json', import.meta.url), 'utf8'),
) as readonly { readonly rule: string; readonly script: Script }[]

const reports: Report[] = []
const reportsOf = (seed: number): readonly Report[] => reports.filter((report) => report.seed === seed)

beforeAll(async () => {
  const jobs = [
    ...SEEDS.map((seed) => ({ seed, deeds: DEEDS })),
    ...[TWICE, TWICE, OTHER].map((seed) => ({ seed, deeds: 100 })),
    ...regressions.map(({ script }) => ({ seed: script.seed, deeds: 0, script })),
  ]
  await runAll({ jobs, onReport: (report) => reports.push(report) })
}, LONGEST_MS)

describe('nothing lost, nothing twice', () => {
  it.each(SEEDS)('after 400 deeds and their faults, seed %i', (seed) => {
    expect(reportsOf(seed).map(({ breaks }) => breaks)).toEqual([[]])
  })

  it.each(regressions)('what broke $rule once does not again', ({ script }) => {
    expect(reportsOf(script.seed).flatMap(({ breaks }) => breaks)).toEqual([])
    expect(reportsOf(script.seed)).not.toEqual([])
  })
})

describe('the run itself', () => {
  it('is the same to the byte for the same seed, and another for another', () => {
    const [[one, again], [other]] = [reportsOf(TWICE), reportsOf(OTHER)]
    expect(one?.breaks).toEqual([])
    expect(again).toEqual(one)
    expect(other?.log).not.toBe(one?.log)
  })

  it.each(mutants)('can still be tried with the mutant "$name"', (mutant) => {
    expect(isThere(mutant), `the line of src/${mutant.file} has changed: change the mutant`).toBe(true)
  })

  it('has thirty mutants or more', () => expect(mutants.length).toBeGreaterThanOrEqual(30))
})
