// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { uploadMachine } from '../../src/state/uploadMachine.ts'

/** How a state is reached from another one, as `from signal`. */
const waysTo = (to: string): readonly string[] =>
  Object.entries(uploadMachine).flatMap(([from, row]) =>
    Object.entries(row).flatMap(([signal, next]) =>
      next === to && from !== to ? [`${from} ${signal}`] : [],
    ),
  )

describe('UP-1, I36: a file', () => {
  it('goes from queued to done in this order and in no other', () => {
    let state: keyof typeof uploadMachine = 'queued'
    const seen = (['start', 'send', 'arrive', 'finish'] as const).map(
      (signal) => (state = uploadMachine[state][signal]),
    )
    expect(seen).toEqual(['preparing', 'uploading', 'processing', 'done'])
    expect(waysTo('preparing')).toEqual(['queued start'])
    expect(waysTo('done')).toEqual(['uploading finish', 'processing finish'])
  })

  it('is done or rejected for good', () => {
    expect(new Set(Object.values(uploadMachine.done))).toEqual(new Set(['done']))
    expect(new Set(Object.values(uploadMachine.rejected))).toEqual(new Set(['rejected']))
  })

  it('leaves failed by a person alone, who tries again or gives it up', () => {
    const { retry, cancel, ...others } = uploadMachine.failed
    expect([retry, cancel, new Set(Object.values(others))]).toEqual([
      'queued',
      'cancelled',
      new Set(['failed']),
    ])
  })

  it('hears nothing of the server once it is cancelled, and comes back by a retry alone', () => {
    const { retry, ...others } = uploadMachine.cancelled
    expect([retry, new Set(Object.values(others))]).toEqual(['queued', new Set(['cancelled'])])
  })

  it('can be cancelled at every phase before it is done', () => {
    expect(waysTo('cancelled')).toEqual([
      'queued cancel',
      'preparing cancel',
      'uploading cancel',
      'processing cancel',
      'failed cancel',
    ])
  })
})
