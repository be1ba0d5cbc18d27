// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoffMs } from '../../src/env/backoff.ts'
import { sleep } from '../../src/env/sleep.ts'
import { createVirtualEnv } from '../../src/testing/virtualEnv.ts'

describe('I32: backoffMs', () => {
  it('is anywhere from nothing up to a ceiling that doubles to 30 s (full jitter)', () => {
    const ceilings = [0, 1, 2, 3, 4, 5, 6, 50].map((attempt) => backoffMs(attempt, () => 1 - Number.EPSILON))
    expect(ceilings).toEqual([999, 1999, 3999, 7999, 15_999, 29_999, 29_999, 29_999])
    expect(backoffMs(9, () => 0)).toBe(0)
    expect(backoffMs(9, () => 0.5)).toBe(15_000)
  })

  it('is a whole number of ms below its ceiling, whatever the try, also after a very long time', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempt, chance) => {
          const ms = backoffMs(attempt, () => chance, { baseMs: 100, capMs: 5000 })
          expect(Number.isInteger(ms)).toBe(true)
          expect(ms).toBeGreaterThanOrEqual(0)
          expect(ms).toBeLessThan(Math.min(5000, 100 * 2 ** attempt))
        },
      ),
    )
  })
})

describe('sleep', () => {
  it('ends after its time', async () => {
    const env = createVirtualEnv()
    let isAwake = false
    void sleep(env, 500).then(() => (isAwake = true))
    await env.clock.advance(499)
    expect(isAwake).toBe(false)
    await env.clock.advance(1)
    expect(isAwake).toBe(true)
  })

  it('I37: ends at once when its signal aborts, and leaves neither timer nor listener', async () => {
    const env = createVirtualEnv()
    const controller = new AbortController()
    let listeners = 0
    const signal = {
      aborted: false,
      addEventListener: (_type: string, listener: () => void) => {
        listeners += 1
        controller.signal.addEventListener('abort', listener)
      },
      removeEventListener: (_type: string, listener: () => void) => {
        listeners -= 1
        controller.signal.removeEventListener('abort', listener)
      },
    } as unknown as AbortSignal
    const nap = sleep(env, 500, signal)
    controller.abort()
    await nap
    const over = sleep(env, 5, signal)
    await env.clock.advance(5)
    await over
    expect([env.held().timers, listeners]).toEqual([0, 0])
  })

  it('does not begin when its signal has aborted', async () => {
    const env = createVirtualEnv()
    await sleep(env, 500, AbortSignal.abort())
    expect(env.held().timers).toBe(0)
  })
})
