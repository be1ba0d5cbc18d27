import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isThere } from './mutants/hunt.ts'
import { mutants } from './mutants/mutants.ts'
import { run } from './run.ts'
import { makeScript, type Script } from './script.ts'

/*
 * A slice of the chaos run (docs/reliability.md): always the same seeds, so that a red one is red for everybody.
 * `npm run chaos` is the whole of it.
 */

const SEEDS = Array.from({ length: 15 }, (_, index) => index + 1)
const DEEDS = 400

const regressions = JSON.parse(
  readFileSync(new URL('./regressions.json', import.meta.url), 'utf8'),
) as readonly { readonly rule: string; readonly script: Script }[]

describe('nothing lost, nothing twice', () => {
  it.each(SEEDS)('after 400 deeds and their faults, seed %i', async (seed) => {
    const report = await run(makeScript(seed, DEEDS))
    expect(report.breaks).toEqual([])
  })

  it.each(regressions)('what broke $rule once does not again', async ({ script }) => {
    expect((await run(script)).breaks).toEqual([])
  })
})

describe('the run itself', () => {
  it('is the same to the byte for the same seed, and another for another', async () => {
    const [one, again, other] = [
      await run(makeScript(77, 100)),
      await run(makeScript(77, 100)),
      await run(makeScript(78, 100)),
    ]
    expect(again.log).toBe(one.log)
    expect(again).toEqual(one)
    expect(other.log).not.toBe(one.log)
  })

  it.each(mutants)('can still be tried with the mutant "$name"', (mutant) => {
    expect(isThere(mutant), `the line of src/${mutant.file} has changed: change the mutant`).toBe(true)
  })

  it('has thirty mutants or more', () => expect(mutants.length).toBeGreaterThanOrEqual(30))
})
