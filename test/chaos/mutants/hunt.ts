import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { runAll } from '../pool.ts'
import type { Mutant } from './mutants.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const DEEDS_A_RUN = 200

/** What killed a mutant, or that nothing did. */
export interface Kill {
  readonly mutant: Mutant
  /** The rule that broke first and what broke it; `null`: it lives. */
  readonly by: string | null
  readonly seed: number
  readonly deeds: number
}

/** A copy of the kit with one line changed. @throws Error when the line is not there exactly once */
function makeCopy(mutant: Mutant): string {
  const copy = mkdtempSync(join(tmpdir(), 'parlour-mutant-'))
  for (const part of ['src', 'test/chaos', 'package.json'])
    cpSync(join(ROOT, part), join(copy, part), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
  const file = join(copy, 'src', mutant.file)
  const source = readFileSync(file, 'utf8')
  const found = source.split(mutant.find).length - 1
  if (found !== 1) throw new Error(`${mutant.name}: its line is ${found} times in src/${mutant.file}.`)
  writeFileSync(
    file,
    source.replace(mutant.find, () => mutant.replace),
  )
  return copy
}

/** Whether the line of a mutant is in the source exactly once, so that a change of the source does not disarm it. */
export function isThere({ file, find }: Mutant): boolean {
  return readFileSync(join(ROOT, 'src', file), 'utf8').split(find).length === 2
}

/**
 * Runs one mutant until a rule breaks.
 * @param most how many deeds it may live
 * @param killer a seed that has killed it before: it is tried first
 */
export async function hunt(mutant: Mutant, seed: number, most: number, killer?: number): Promise<Kill> {
  const copy = makeCopy(mutant)
  let deeds = 0
  let kill: Kill | undefined
  function* jobs() {
    if (killer !== undefined) {
      deeds += DEEDS_A_RUN
      yield { seed: killer, deeds: DEEDS_A_RUN }
    }
    for (let at = seed; deeds < most && !kill; at += 1) {
      deeds += DEEDS_A_RUN
      yield { seed: at, deeds: DEEDS_A_RUN }
    }
  }
  try {
    await runAll({
      jobs: jobs(),
      worker: pathToFileURL(join(copy, 'test/chaos/worker.ts')),
      onReport(report) {
        if (report.broken > 0) kill ??= { mutant, by: report.breaks[0] ?? '', seed: report.seed, deeds }
      },
    })
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
  return kill ?? { mutant, by: null, seed, deeds }
}
