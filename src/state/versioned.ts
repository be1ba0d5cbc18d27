import type { Versioned } from '../model/versioned.ts'

/**
 * The newer of two. With equal versions a fixed choice by content decides, so that the result never depends on
 * which came first; of two equal values the one already held stays, so that its reference does.
 */
export function newest<Value>(held: Versioned<Value>, other: Versioned<Value>): Versioned<Value> {
  if (held === other || other.version < held.version) return held
  if (other.version > held.version) return other
  const [a, b] = [JSON.stringify(held.value), JSON.stringify(other.value)]
  return b > a ? other : held
}
