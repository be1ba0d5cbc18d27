import type { Version } from './id.ts'

/**
 * A value and when it became so. Two of them merge by keeping the newer, whatever order they arrive in, so events
 * may be repeated and shuffled (RELIABILITY I14, I15).
 */
export interface Versioned<Value> {
  readonly version: Version
  readonly value: Value
}
