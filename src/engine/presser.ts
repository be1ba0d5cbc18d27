import type { StoreApi } from 'zustand/vanilla'
import type { Env } from '../env/env.ts'
import { type MessageKey, operationId } from '../model/id.ts'
import type { Operation, OperationKind, Operations } from '../model/operation.ts'
import type { ChatState } from '../state/chatState.ts'
import { entriesFor } from '../state/outbox.ts'
import type { Tabs } from './tabs.ts'

/** Makes an operation of what was done, and knows when it is on the disk. */
export interface Presser {
  press<Kind extends OperationKind>(kind: Kind, input: Operations[Kind]): void
  /** Whether what was done last to a message is on the disk, as soon as that is known, or after 50 ms. */
  kept(key: MessageKey): Promise<boolean>
}

export function createPresser(
  store: StoreApi<ChatState>,
  env: Pick<Env, 'uuid' | 'now'>,
  tabs: Pick<Tabs, 'do'>,
): Presser {
  /** Messages of which something is on its way to the disk. */
  const saving = new Map<MessageKey, Promise<boolean>>()
  return {
    press(kind, input) {
      const operation = { id: operationId(env.uuid()), kind, input, pressedAt: env.now() }
      const saved = tabs.do({ type: 'press', operation: operation as Operation })
      if (!('key' in input)) return
      const { key } = input
      saving.set(key, saved)
      void saved.then(() => saving.get(key) === saved && saving.delete(key))
    },
    kept(key) {
      const isKept = entriesFor(store.getState().outbox, key).every((entry) => entry.isKept)
      return saving.get(key) ?? Promise.resolve(isKept)
    },
  }
}
