import type { StoreApi } from 'zustand/vanilla'
import type { Backend } from '../backends/backend.ts'
import { backoffMs } from '../env/backoff.ts'
import type { Cancel, Env } from '../env/env.ts'
import type { OperationId } from '../model/id.ts'
import type { Operation } from '../model/operation.ts'
import { type Outcome, outcomeOf } from '../model/outcome.ts'
import type { ChatState, Notice } from '../state/chatState.ts'
import { deliverable } from '../state/delivery.ts'
import { ruleOf } from '../state/operations/index.ts'
import { changeEntry, dropEntries, type Entry, type EntryState, type Outbox } from '../state/outbox.ts'
import { press } from '../state/press.ts'
import type { Ingest } from './ingest.ts'

export interface Performer {
  /** Shows what a person did at once, and delivers it. */
  press(operation: Operation): void
  change(change: (outbox: Outbox) => Outbox): void
  /** Sends one again now that waits for a later try, because nobody knows whether it arrived. False when it does not. */
  hurry(id: OperationId): boolean
  /** The world looks better: everything that waits for a later try goes now. */
  wake(): void
  destroy(): void
}

interface Waiting {
  readonly cancel: Cancel
  readonly resume: () => void
  /** Waits its full time whatever happens: the server said how long (RELIABILITY I32). */
  readonly isFixed: boolean
}

/** Delivers the outbox: one operation a lane at a time, each until its end is known. */
export function createPerformer(
  store: StoreApi<ChatState>,
  backend: Backend,
  env: Env,
  ingest: Ingest,
): Performer {
  const ending = new AbortController()
  const waiting = new Map<OperationId, Waiting>()

  const change = (next: (outbox: Outbox) => Outbox): void => {
    store.setState((state) => ({ outbox: next(state.outbox) }))
    pump()
  }

  /** Keeps an entry from leaving for a while; it is queued again after `ms`, or when the world wakes unless `isFixed`. */
  const hold = (id: OperationId, state: EntryState, ms: number, isFixed: boolean = false): void => {
    const resume = (): void => {
      waiting.get(id)?.cancel()
      waiting.delete(id)
      change((outbox) => changeEntry(outbox, id, { state: 'queued' }))
    }
    waiting.set(id, { resume, cancel: env.after(ms, resume), isFixed })
    change((outbox) => changeEntry(outbox, id, { state }))
  }

  const refuse = (entry: Entry, outcome: Outcome & { type: 'rejected' }, text: string): void => {
    const { id, kind } = entry.operation
    if (ruleOf(kind).onFailure === 'keep') {
      const failure = { reason: outcome.reason, text }
      return change((outbox) => changeEntry(outbox, id, { state: 'failed', failure }))
    }
    // How far I have read is nobody's business: a person has not pressed anything that could be taken back.
    if (kind !== 'channel.read') {
      const notice: Notice = { id, kind, text }
      store.setState((state) => ({ notices: [...state.notices, notice] }))
    }
    change((outbox) => dropEntries(outbox, [id]))
  }

  const fail = (entry: Entry, error: unknown): void => {
    const { id, kind } = entry.operation
    const held = store.getState().outbox.entries.get(id)
    // Gone meanwhile: the server's own copy was seen, so how the request ended says nothing more.
    if (!held || ending.signal.aborted) return pump()
    const outcome = outcomeOf(error)
    switch (outcome.type) {
      case 'rejected':
        return refuse(held, outcome, error instanceof Error ? error.message : '')
      case 'throttled':
        // Longer each time, for a server whose limit comes without a time.
        return hold(id, 'queued', Math.max(outcome.waitMs, backoffMs(held.attempts - 1, env.random)), true)
      case 'auth':
        return hold(id, 'queued', LONGEST_PAUSE_MS)
      case 'unknown': {
        const isSafe = ruleOf(kind).repeatable || backend.traits.idempotentSend
        const ms = isSafe ? backoffMs(held.attempts - 1, env.random) : LONGEST_PAUSE_MS
        return hold(id, 'unknown', ms)
      }
      default:
        outcome satisfies never
    }
  }

  const deliver = async (entry: Entry): Promise<void> => {
    const { operation } = entry
    try {
      const events = await backend.perform(operation, ending.signal)
      ingest.now(events, operation.id)
      pump()
    } catch (error) {
      fail(entry, error)
    }
  }

  function pump(): void {
    if (ending.signal.aborted || !env.isOnline()) return
    const ready = deliverable(store.getState().outbox).filter(({ operation }) => !waiting.has(operation.id))
    if (ready.length === 0) return
    store.setState(({ outbox }) => ({
      outbox: ready.reduce(
        (next, { operation, attempts }) =>
          changeEntry(next, operation.id, { state: 'sending', attempts: attempts + 1 }),
        outbox,
      ),
    }))
    for (const entry of ready) void deliver(entry)
  }

  return {
    press: (operation) => change((outbox) => press(outbox, operation)),
    change,
    hurry(id) {
      const held = waiting.get(id)
      if (!held || held.isFixed) return false
      held.resume()
      return true
    },
    wake() {
      for (const { resume, isFixed } of waiting.values()) if (!isFixed) resume()
      pump()
    },
    destroy() {
      ending.abort()
      for (const { cancel } of waiting.values()) cancel()
      waiting.clear()
    },
  }
}

/** Until the next sign of life at the latest: the pause of what cannot go on by itself. */
const LONGEST_PAUSE_MS = 60_000
