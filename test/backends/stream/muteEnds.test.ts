import { expect, it, vi } from 'vitest'
import { createMuteEnds } from '../../../src/backends/stream/muteEnds.ts'
import type { ChatEvent } from '../../../src/model/event.ts'

const NOW = Date.UTC(2026, 0, 1)
const mute = (id: string, minutes: number | null) => ({
  target: { id },
  ...(minutes === null ? {} : { expires: new Date(NOW + minutes * 60_000).toISOString() }),
})

function open() {
  const plans = new Map<() => void, number>()
  const told = vi.fn<(events: readonly ChatEvent[]) => void>()
  const after = (ms: number, run: () => void) => {
    plans.set(run, ms)
    return () => void plans.delete(run)
  }
  return { plans, told, ends: createMuteEnds({ after }, { now: () => NOW }, told) }
}

it('ends those with a time, and no others', () => {
  const { plans, told, ends } = open()
  ends.see({ mutes: [mute('reza', 30), mute('ben', null), mute('zoe', 60 * 24 * 365)] })
  expect([...plans.values()]).toEqual([30 * 60_000])
  for (const run of plans.keys()) run()
  expect(told.mock.calls).toMatchObject([
    [[{ type: 'mark.put', kind: 'muted', target: 'reza', on: { value: false } }]],
  ])
})

it('forgets the times of an older list, but not for who tells no list', () => {
  const { plans, ends } = open()
  ends.see({ mutes: [mute('reza', 30)] })
  ends.see({ id: 'ann' })
  expect(plans.size).toBe(1)
  ends.see({ mutes: [] })
  expect(plans.size).toBe(0)
})
