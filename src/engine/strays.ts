import type { Cancel, Env } from '../env/env.ts'
import type { OperationId } from '../model/id.ts'
import type { Operation } from '../model/operation.ts'
import { laneOf } from '../state/delivery.ts'

/** Requests that were given up and may arrive all the same. */
export interface Strays {
  /** A try was given up now, with nobody knowing how it ended. @param sentAt when it left, on the monotonic clock */
  note(operation: Operation, sentAt: number): void
  /** Whether an operation may leave: nothing that strays can undo it any more. Asked again by `onClear` otherwise. */
  isClear(operation: Operation): boolean
  destroy(): void
}

/**
 * A request that arrives late does what it was sent for, whatever came after it: an old text over a newer one, a
 * reaction that was taken back. So the next wish about the same thing waits until it cannot arrive any more: what was
 * given up after some time may take as long again.
 */
export function createStrays(env: Pick<Env, 'after' | 'monotonic'>, onClear: () => void): Strays {
  const lanes = new Map<string, { readonly id: OperationId; readonly until: number }>()
  let alarmAt = Number.POSITIVE_INFINITY
  let cancel: Cancel = () => {}
  const wakeAt = (until: number): void => {
    if (until >= alarmAt) return
    cancel()
    alarmAt = until
    cancel = env.after(until - env.monotonic(), () => {
      alarmAt = Number.POSITIVE_INFINITY
      onClear()
    })
  }

  return {
    note(operation, sentAt) {
      // A message comes once by its name, and is never what another one undoes.
      if (operation.kind === 'message.send') return
      const now = env.monotonic()
      const lane = laneOf(operation)
      // Of several tries the one that was given up last need not be the last to arrive.
      const until = Math.max(now + (now - sentAt), lanes.get(lane)?.until ?? 0)
      lanes.set(lane, { id: operation.id, until })
    },
    isClear(operation) {
      const lane = laneOf(operation)
      const stray = lanes.get(lane)
      // The same again is safe by its name, and nothing undoes a deletion.
      if (!stray || stray.id === operation.id || operation.kind === 'message.delete') return true
      if (stray.until <= env.monotonic()) return lanes.delete(lane)
      wakeAt(stray.until)
      return false
    },
    destroy: () => cancel(),
  }
}
