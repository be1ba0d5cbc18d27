// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { connectionMachine } from '../../src/engine/connectionMachine.ts'
import { entryMachine } from '../../src/state/entryMachine.ts'

const pairs = <State extends string, Signal extends string>(
  machine: Readonly<Record<State, Readonly<Record<Signal, State>>>>,
) =>
  (Object.entries(machine) as [State, Record<Signal, State>][]).flatMap(([from, row]) =>
    (Object.entries(row) as [Signal, State][]).map(([signal, to]) => ({ from, signal, to })),
  )

describe('I22: the connection', () => {
  it('is online only once nothing is missing any more', () => {
    for (const { from, signal, to } of pairs(connectionMachine))
      if (to === 'online') expect([from, signal]).toEqual([expect.stringMatching(/ing$|online/), 'catchUp'])
  })

  it('is idle whenever nobody wants it, and only then', () => {
    for (const { from, signal, to } of pairs(connectionMachine))
      if (signal === 'close') expect(to).toBe('idle')
      else if (to === 'idle') expect([from, signal]).toEqual(['idle', 'catchUp'])
  })

  it('never takes a late end of catching up for hearing the server', () => {
    expect([connectionMachine.offline.catchUp, connectionMachine.refused.catchUp]).toEqual([
      'offline',
      'refused',
    ])
  })
})

describe('I1: what was pressed', () => {
  it('leaves "failed" by a person alone', () => {
    for (const { from, signal, to } of pairs(entryMachine))
      if (from === 'failed') expect(to).toBe(signal === 'retry' ? 'queued' : 'failed')
  })

  it('is on its way only after it was handed over', () => {
    for (const { from, signal, to } of pairs(entryMachine))
      if (to === 'sending' && from !== 'sending') expect(signal).toBe('deliver')
  })

  it('I7: is in doubt once its tab ended after it was tried, unless it was refused', () => {
    expect(Object.entries(entryMachine).map(([from, row]) => [from, row.inherit])).toEqual([
      ['queued', 'unknown'],
      ['sending', 'unknown'],
      ['unknown', 'unknown'],
      ['failed', 'failed'],
    ])
  })
})
