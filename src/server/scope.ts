import type { Env } from '../env/env.ts'
import type { ChannelTypes } from './channels/channelType.ts'
import type { Clock } from './clock.ts'
import type { Happening, NewHappening } from './events/happening.ts'
import type { Services } from './services.ts'
import type { Hub } from './socket/hub.ts'
import type { UserRecord } from './store/records.ts'
import type { Transaction } from './store/store.ts'

/** What the server takes from the world. */
export type ServerEnv = Pick<Env, 'now' | 'after' | 'random' | 'uuid'>

/** What every rule works with while one transaction lasts. */
export interface Scope {
  readonly tx: Transaction
  readonly clock: Clock
  readonly hub: Hub
  readonly env: ServerEnv
  readonly types: ChannelTypes
  readonly services: Services
  /** People already looked up in this transaction. */
  readonly people: Map<string, UserRecord | undefined>
  /** Notes what happened. Those whom it concerns are told once it is kept, in the order of the notes. */
  happened(happening: NewHappening): void
  readonly happenings: readonly Happening[]
  /** Does something to the hub once all this was kept and told. */
  afterwards(effect: () => void): void
  /**
   * Begins something slow once all this was kept and told, and goes on with what came of it in a transaction of its own.
   * Nobody waits for it.
   */
  later<Value>(work: () => Promise<Value>, next: (scope: Scope, value: Value) => Promise<void>): void
}
