import { backoffMs } from '../env/backoff.ts'
import type { Cancel, Env } from '../env/env.ts'

/** Before the disk is asked again, ms: at first, and at most. */
const PAUSE = { baseMs: 5000, capMs: 60_000 }

/**
 * Asks a disk that said nothing again and again what it holds, ever more seldom, until it answers: an earlier life may
 * have left something there. The answer ends that.
 */
export function askDiskLater<Found>(
  env: Pick<Env, 'after' | 'random'>,
  load: () => Promise<readonly Found[] | null>,
  onAnswer: (found: readonly Found[]) => void,
): Cancel {
  let isEnded = false
  let cancel: Cancel = () => {}
  const ask = async (attempt: number): Promise<void> => {
    const disk = await load()
    if (isEnded) return
    if (disk) onAnswer(disk)
    else plan(attempt + 1)
  }
  const plan = (attempt: number): void => {
    cancel = env.after(backoffMs(attempt, env.random, PAUSE), () => void ask(attempt))
  }
  plan(0)
  return () => {
    isEnded = true
    cancel()
  }
}
