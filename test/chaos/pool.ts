import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { emptyReport, type Report } from './report.ts'
import type { Job } from './worker.ts'

export interface PoolOptions {
  readonly jobs: Iterable<Job>
  readonly onReport: (report: Report) => void
  /** True ends the work before the jobs do. */
  readonly isEnough?: () => boolean
  /** @default one a core */
  readonly workers?: number
  /** Another copy of `worker.ts`, as of a mutant. */
  readonly worker?: URL
}

/** A run that takes longer than this, ms, hangs. */
const LONGEST_RUN_MS = 180_000

/** Gives jobs to as many processes as there are cores, until there are none left. */
export async function runAll(options: PoolOptions): Promise<void> {
  const jobs = options.jobs[Symbol.iterator]()
  const file = options.worker ?? new URL('./worker.ts', import.meta.url)
  const next = (): Job | undefined => {
    const { value, done } = options.isEnough?.() ? { value: undefined, done: true } : jobs.next()
    return done ? undefined : (value as Job)
  }
  const worker = (): Promise<void> =>
    new Promise((resolve) => {
      const child: ChildProcess = fork(file, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
      let job: Job | undefined
      let alarm: NodeJS.Timeout | undefined
      const fail = (why: string): void => {
        if (!job) return
        const report = emptyReport(job.seed)
        report.broken = 1
        report.breaks.push(why)
        job = undefined
        options.onReport(report)
      }
      child.on('message', (answer: Report | 'ready') => {
        clearTimeout(alarm)
        if (answer !== 'ready') options.onReport(answer)
        job = next()
        if (!job) return void child.kill()
        alarm = setTimeout(() => {
          fail(`I23: a run of ${job?.deeds} deeds took longer than ${LONGEST_RUN_MS} ms`)
          child.kill('SIGKILL')
        }, LONGEST_RUN_MS)
        child.send(job)
      })
      child.on('exit', (code) => {
        clearTimeout(alarm)
        fail(`I23: the process of the run ended with ${code}`)
        resolve()
      })
    })
  await Promise.all(Array.from({ length: options.workers ?? availableParallelism() }, worker))
}
