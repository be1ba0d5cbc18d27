import type { StoreApi } from 'zustand/vanilla'
import type { Backend } from '../backends/backend.ts'
import { backoffMs } from '../env/backoff.ts'
import type { Cancel, Env } from '../env/env.ts'
import type { OperationId } from '../model/id.ts'
import type { OperationKind } from '../model/operation.ts'
import { type Outcome, outcomeOf } from '../model/outcome.ts'
import type { ChatState, Notice } from '../state/chatState.ts'
import { deliverable } from '../state/delivery.ts'
import { ruleOf } from '../state/operations/index.ts'
import { type Entry, moveEntry, type Outbox } from '../state/outbox.ts'
import { refuse } from '../state/press.ts'
import type { Ingest } from './ingest.ts'
import { createStrays } from './strays.ts'

export interface Performer {
  change(change: (outbox: Outbox) => Outbox): void
  /** Begins to deliver; what was left unknown is waited for or asked about first. */
  start(): void
  /** Sends one again now that waits for a later try, because nobody knows whether it arrived. False when it does not. */
  hurry(id: OperationId): boolean
  /** The server's own copy shows that these are done, however their tries ended: what waited behind them may leave. */
  settled(ids: readonly OperationId[]): void
  /** The world looks better: everything that waits for a later try goes now. */
  wake(): void
  destroy(): void
}

export interface PerformerParts {
  readonly ingest: Ingest
  /** Whether this tab is the one that delivers. */
  readonly isLeading: () => boolean
  /** Resolves once what is known of an operation is on the disk, or soon. */
  readonly kept: (id: OperationId) => Promise<unknown>
  /** Something was refused and leaves no row to say so. */
  readonly onNotice: (notice: Notice) => void
  /** Whether the server lets us in, as the end of a request shows. */
  readonly onAuth: (isLetIn: boolean) => void
}

interface Waiting {
  readonly cancel: Cancel
  readonly resume: () => void
  /** What ends it before its time: any sign of life, a person who asks, or nothing at all. */
  readonly endedBy: 'wake' | 'person' | 'nothing'
}

/** Until the next sign of life at the latest: the pause of what cannot go on by itself. */
const LONGEST_PAUSE_MS = 60_000
/** So long may a request be under way before it can no longer arrive. */
const LONGEST_REQUEST_MS = 30_000
/** Messages of the page that shows whether one has arrived. */
const MESSAGES_A_PROBE = 30

/** Delivers the outbox: one operation a lane at a time, each until its end is known. */
export function createPerformer(
  store: StoreApi<ChatState>,
  backend: Backend,
  env: Env,
  { ingest, isLeading, kept, onNotice, onAuth }: PerformerParts,
): Performer {
  const ending = new AbortController()
  const waiting = new Map<OperationId, Waiting>()
  const isSafe = (kind: OperationKind): boolean => ruleOf(kind).repeatable || backend.traits.idempotentSend
  const strays = createStrays(env, () => pump())
  const find = (id: OperationId): Entry | undefined => store.getState().outbox.entries.get(id)

  const change = (next: (outbox: Outbox) => Outbox): void => {
    store.setState((state) => ({ outbox: next(state.outbox) }))
    pump()
  }
  const requeue = (id: OperationId): void => change((outbox) => moveEntry(outbox, id, 'resume'))

  /** Keeps an entry from leaving for a while, `ms` at the longest; then it is queued again. */
  const hold = (
    id: OperationId,
    signal: 'postpone' | 'lose',
    ms: number,
    endedBy: Waiting['endedBy'],
    then: (id: OperationId) => void = requeue,
  ): void => {
    const resume = (): void => {
      waiting.get(id)?.cancel()
      waiting.delete(id)
      then(id)
    }
    waiting.set(id, { resume, cancel: env.after(ms, resume), endedBy })
    change((outbox) => moveEntry(outbox, id, signal))
  }

  /**
   * Nobody knows how a try ended. Where a second one could make a second message, it is found out first (I2).
   * @param ms before the next try, where that does no harm
   */
  const doubt = ({ operation: { id, kind } }: Entry, ms: number): void => {
    if (isSafe(kind)) hold(id, 'lose', ms, 'wake')
    else hold(id, 'lose', LONGEST_REQUEST_MS, 'person', (known) => void probe(known, 0))
  }

  /** Looks whether the server has a message; it is sent again when the server has not. */
  const probe = async (id: OperationId, tries: number): Promise<void> => {
    const entry = find(id)
    if (entry?.operation.kind !== 'message.send') return
    const { channelId } = entry.operation.input
    const request = { channelId, anchor: { at: 'newest' }, limit: MESSAGES_A_PROBE } as const
    try {
      ingest.now(await backend.fetchTimeline(request, ending.signal))
      requeue(id)
    } catch (error) {
      if (ending.signal.aborted || !find(id)) return
      const outcome = outcomeOf(error)
      const least = outcome.type === 'throttled' ? outcome.waitMs : 0
      const ms = Math.max(least, backoffMs(tries, env.random))
      hold(id, 'lose', ms, least > 0 ? 'nothing' : 'wake', () => void probe(id, tries + 1))
    }
  }

  const reject = ({ operation }: Entry, outcome: Outcome & { type: 'rejected' }, text: string): void => {
    const { id, kind } = operation
    // How far I have read is nobody's business: a person has not pressed anything that could be taken back.
    const isRead = kind === 'channel.read' || kind === 'thread.read'
    if (ruleOf(kind).onFailure === 'drop' && !isRead) onNotice({ id, kind, text })
    change((outbox) => refuse(outbox, id, { reason: outcome.reason, text }))
  }

  const fail = (id: OperationId, error: unknown, sentAt: number): void => {
    const held = find(id)
    // Gone meanwhile: the server's own copy was seen, so how the request ended says nothing more.
    if (!held || ending.signal.aborted) return pump()
    const outcome = outcomeOf(error)
    switch (outcome.type) {
      case 'rejected':
        return reject(held, outcome, error instanceof Error ? error.message : '')
      case 'throttled':
        // Longer each time, for a server whose limit comes without a time.
        return hold(
          id,
          'postpone',
          Math.max(outcome.waitMs, backoffMs(held.attempts - 1, env.random)),
          'nothing',
        )
      case 'auth':
        onAuth(false)
        return hold(id, 'postpone', LONGEST_PAUSE_MS, 'wake')
      case 'unknown':
        strays.note(held.operation, sentAt)
        return doubt(held, backoffMs(held.attempts - 1, env.random))
      default:
        outcome satisfies never
    }
  }

  const deliver = async ({ operation }: Entry): Promise<void> => {
    const { id, kind } = operation
    let sentAt = env.monotonic()
    try {
      // Whoever finds it on the disk has to know that it was tried before it can arrive.
      if (!isSafe(kind)) await kept(id)
      sentAt = env.monotonic()
      const events = await backend.perform(operation, ending.signal)
      ingest.now(events, [id])
      onAuth(true)
      pump()
    } catch (error) {
      fail(id, error, sentAt)
    }
  }

  function pump(): void {
    if (ending.signal.aborted || !isLeading() || !env.isOnline()) return
    const ready = deliverable(store.getState().outbox).filter(
      ({ operation }) => !waiting.has(operation.id) && strays.isClear(operation),
    )
    if (ready.length === 0) return
    store.setState(({ outbox }) => ({
      outbox: ready.reduce(
        (next, { operation, attempts }) =>
          moveEntry(next, operation.id, 'deliver', { attempts: attempts + 1 }),
        outbox,
      ),
    }))
    for (const entry of ready) void deliver(entry)
  }

  return {
    change,
    start() {
      for (const entry of store.getState().outbox.entries.values())
        if (entry.state === 'unknown') {
          // It may have left just now.
          strays.note(entry.operation, env.monotonic() - 2 * LONGEST_REQUEST_MS)
          doubt(entry, 0)
        }
      pump()
    },
    hurry(id) {
      const held = waiting.get(id)
      if (!held || held.endedBy === 'nothing') return false
      held.resume()
      return true
    },
    settled(ids) {
      for (const id of ids) {
        waiting.get(id)?.cancel()
        waiting.delete(id)
      }
      pump()
    },
    wake() {
      for (const { resume, endedBy } of waiting.values()) if (endedBy === 'wake') resume()
      pump()
    },
    destroy() {
      ending.abort()
      for (const { cancel } of waiting.values()) cancel()
      waiting.clear()
      strays.destroy()
    },
  }
}
