import fc from 'fast-check'
import { anyHistory, live, LIVELY, type Step } from './history.ts'
import { createWorld } from './world.ts'

/** Allows every step. */
export const everything = (): boolean => true

/** Runs histories and looks at what is left; `check` gets every answer and the three people. */
export const always = (
  check: (outcome: Awaited<ReturnType<typeof live>>, steps: readonly Step[]) => void | Promise<void>,
  allow: (step: Step) => boolean = everything,
  kinds?: readonly Step['what'][],
) =>
  fc.assert(
    fc.asyncProperty(anyHistory(60, kinds), async (steps) => {
      const world = createWorld(LIVELY)
      const kept = steps.filter(allow)
      const outcome = await live(world, kept)
      await check(outcome, kept)
      await world.server.close()
    }),
    // Not every history has a poll that is voted in, and stays.
    { numRuns: kinds ? 60 : 25 },
  )
