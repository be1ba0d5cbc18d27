// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryStore } from '../../src/server/index.ts'
import { sqliteStore } from '../../src/server/node.ts'
import { anyHistory, live, LIVELY, MOSTLY_POLLS } from './support/history.ts'
import { createWorld, takeFaults } from './support/world.ts'

describe('a server', () => {
  it('answers and tells the same, byte by byte, on either store', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof({ weight: 3, arbitrary: anyHistory(60) }, anyHistory(60, MOSTLY_POLLS)),
        async (steps) => {
          const run = async (store: ReturnType<typeof memoryStore>) => {
            const world = createWorld({ store, ...LIVELY })
            const { answers, people } = await live(world, steps)
            const log = JSON.stringify([answers, people.map((person) => person.frames)])
            await world.server.close()
            return { log, answers }
          }
          const memory = await run(memoryStore())
          const sqlite = await run(sqliteStore(':memory:'))
          expect(sqlite.log).toBe(memory.log)
          expect(memory.answers.every((answer) => answer.status < 500)).toBe(true)
          expect(takeFaults()).toEqual([])
        },
      ),
      { numRuns: 40 },
    )
  })
})
