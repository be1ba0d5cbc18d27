// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { connectionMachine } from '../../src/engine/connectionMachine.ts'
import { entryMachine } from '../../src/state/entryMachine.ts'

/** The signals by which a state is reached from another one, as `from signal`. */
function waysTo(machine: Readonly<Record<string, Readonly<Record<string, string>>>>, to: string) {
  return Object.entries(machine).flatMap(([from, row]) =>
    Object.entries(row).flatMap(([signal, next]) =>
      next === to && from !== to ? [`${from} ${signal}`] : [],
    ),
  )
}

describe('I22: the connection', () => {
  it('is online only once nothing is missing any more', () => {
    expect(waysTo(connectionMachine, 'online')).toEqual(['connecting catchUp', 'reconnecting catchUp'])
  })

  it('is idle whenever nobody wants it, and only then', () => {
    const others = Object.keys(connectionMachine).filter((state) => state !== 'idle')
    expect(waysTo(connectionMachine, 'idle')).toEqual(others.map((state) => `${state} close`))
  })

  it('never takes a late end of catching up for hearing the server', () => {
    const { idle, offline, refused } = connectionMachine
    expect([idle.catchUp, offline.catchUp, refused.catchUp]).toEqual(['idle', 'offline', 'refused'])
  })
})

describe('I1: what was pressed', () => {
  it('leaves "failed" by a person alone', () => {
    const { retry, ...others } = entryMachine.failed
    expect([retry, new Set(Object.values(others))]).toEqual(['queued', new Set(['failed'])])
  })

  it('is on its way only after it was handed over', () => {
    expect(waysTo(entryMachine, 'sending')).toEqual(['queued deliver', 'unknown deliver'])
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
