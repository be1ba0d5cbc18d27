import { makeScript, type Script } from './script.ts'
import { run } from './run.ts'

/** One job: a seed and how many deeds its run has. */
export interface Job {
  readonly seed: number
  readonly deeds: number
  /** What happens; absent: what belongs to the seed. */
  readonly script?: Script
}

// A child of `pool.ts`: answers every job with the report of its run.
process.on('message', (job: Job) => {
  void run(job.script ?? makeScript(job.seed, job.deeds)).then((report) => process.send?.(report))
})
process.send?.('ready')
