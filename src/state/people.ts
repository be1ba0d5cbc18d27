import type { UserId, Version } from '../model/id.ts'
import type { Versioned } from '../model/versioned.ts'
import type { ChannelShard } from './base.ts'
import { newest } from './versioned.ts'

/** By person, each with its version. */
export type People<Value> = ReadonlyMap<UserId, Versioned<Value>>

/**
 * The map with the newer of two tellings about one person; the same map when nothing is newer.
 * @param allAsOf when all there were had been told: who is not held was not there, whatever was told before it
 */
export function putNewest<Value>(
  people: People<Value>,
  userId: UserId,
  told: Versioned<Value>,
  allAsOf: Version,
): People<Value> {
  const held = people.get(userId)
  if (!held && told.version < allAsOf) return people
  const next = held ? newest(held, told) : told
  return next === held ? people : new Map(people).set(userId, next)
}

function only<Value>(people: People<Value>, listed: readonly UserId[], asOf: Version): People<Value> {
  const all = new Set(listed)
  const kept = [...people].filter(([id, { version }]) => all.has(id) || version >= asOf)
  return kept.length === people.size ? people : new Map(kept)
}

/** Forgets everybody who was not there any more when all who were had been told (RELIABILITY I20). */
export function putPeople(
  shard: ChannelShard,
  told: {
    readonly members: readonly UserId[]
    readonly readers: readonly UserId[]
    readonly asOf: Version
  },
): ChannelShard {
  if (told.asOf <= shard.peopleAsOf) return shard
  return {
    ...shard,
    peopleAsOf: told.asOf,
    members: only(shard.members, told.members, told.asOf),
    reads: only(shard.reads, told.readers, told.asOf),
    delivered: only(shard.delivered, told.readers, told.asOf),
  }
}
