import { isObject, type Json } from '../../src/wire/decode.ts'
import type { Corruption } from './faultyServer.ts'

/** What is laid over the things a server sends, by their ids. */
export interface Patches {
  readonly messages: Map<string, Json>
  readonly users: Map<string, Json>
  /** By `type:id`. */
  readonly channels: Map<string, Json>
}

export const noPatches = (): Patches => ({ messages: new Map(), users: new Map(), channels: new Map() })

/** Lays the patches over whatever leaves the server, in any depth. What was laid over is not looked into again. */
export function corruptionOf({ messages, users, channels }: Patches): Corruption {
  const patchOf = (thing: Json): Json | undefined => {
    const { id, cid } = thing
    if (typeof id !== 'string') return undefined
    if (typeof cid === 'string')
      return cid === `${String(thing['type'])}:${id}` ? channels.get(cid) : messages.get(id)
    return 'role' in thing ? users.get(id) : undefined
  }
  const corrupt = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(corrupt)
    if (!isObject(value)) return value
    const patch = patchOf(value)
    const inside = Object.entries(value).map(([name, inner]) => [name, corrupt(inner)] as const)
    return Object.fromEntries(patch ? [...inside, ...Object.entries(patch)] : inside)
  }
  return corrupt
}
