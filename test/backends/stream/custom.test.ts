// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { customOf } from '../../../src/backends/stream/custom.ts'
import { asObject } from '../../../src/wire/decode.ts'
import { wireChannel, wireMessage, wireUser } from './wire.ts'

describe('custom data', () => {
  const plain = (raw: object, kind: 'user' | 'message' | 'channel') => ({ ...customOf(kind, asObject(raw)) })

  it('is the same beside the built-in fields (v1) and in an object of its own (v2)', () => {
    const custom = { colour: 'red', nested: { a: [1, 2] }, score: 0 }
    const kinds = {
      user: wireUser,
      message: wireMessage,
      channel: (_id: string, more: object) => wireChannel(more),
    }
    for (const [kind, make] of Object.entries(kinds)) {
      const flat = plain(make('x', custom), kind as keyof typeof kinds)
      expect(flat).toEqual(custom)
      expect(plain(make('x', { custom }), kind as keyof typeof kinds)).toEqual(flat)
    }
  })

  it('does not take what is built in for custom', () => {
    expect(plain(wireUser('ann'), 'user')).toEqual({})
    expect(plain(wireMessage('m1'), 'message')).toEqual({})
    expect(plain(wireChannel(), 'channel')).toEqual({})
    const me = wireUser('ann', {
      total_unread_count: 3,
      total_unread_count_by_team: {},
      mutes: [],
      devices: [],
    })
    expect(plain(me, 'user')).toEqual({})
  })

  it('S6: lies in an object without a prototype, whatever its names', () => {
    const raw = JSON.parse(
      '{"id":"m1","__proto__":{"polluted":1},"custom":{"constructor":2,"__proto__":3}}',
    ) as unknown
    const custom = customOf('message', asObject(raw))
    expect(Object.getPrototypeOf(custom)).toBeNull()
    expect(Object.keys(custom).toSorted()).toEqual(['__proto__', 'constructor'])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('S6: leaves out what is nested so deep that it could not be compared or stored', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`) as unknown
    const long = JSON.parse('['.repeat(20_000) + ']'.repeat(20_000)) as unknown
    const custom = plain(wireMessage('m1', { deep, long, fine: { a: [{ b: 1 }] } }), 'message')
    expect(custom).toEqual({ fine: { a: [{ b: 1 }] } })
    expect(() => JSON.stringify(custom)).not.toThrow()
  })
})
