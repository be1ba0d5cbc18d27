import { backoffMs } from '../../env/backoff.ts'
import type { Cancel, Env, WakeReason } from '../../env/env.ts'
import { sleep } from '../../env/sleep.ts'
import { OutcomeError } from '../../model/outcome.ts'
import { asNumber, asObject } from '../../wire/decode.ts'
import type { ZulipEvent } from '../../wire/zulip/event.ts'
import type { RegisterAnswer, RegisterRequest } from '../../wire/zulip/queue.ts'
import type { ZulipClient } from './client.ts'
import { BAD_QUEUE, ZulipRejection } from './errors.ts'
import { watchForSleep } from './watchForSleep.ts'

/**
 * `recovering`: the last request did not succeed, and it is tried again; `unauthorized`: the server does not know who asks;
 * `failed`: it refuses what is asked for. The last two end it.
 */
export type EventQueueState = 'idle' | 'registering' | 'live' | 'recovering' | 'unauthorized' | 'failed'

export interface EventQueueStatus {
  readonly state: EventQueueState
  readonly queueId: string | null
  /** The newest event that was handed on; what the server is told is no longer needed. */
  readonly lastEventId: number
  /** Why the last request did not succeed; `null` when it did. */
  readonly error: OutcomeError | null
}

export interface EventQueueHandlers {
  /**
   * A queue begins. `isFirst` false: it takes the place of one that was lost, and what happened in between nobody tells, so
   * everything on screen has to be asked for again.
   */
  readonly onRegistered?: (answer: RegisterAnswer, isFirst: boolean) => void
  /** Each event once, in the server's order. One that throws makes a new queue: nobody knows what it has done. */
  readonly onEvent: (event: ZulipEvent) => void
  readonly onStatus?: (status: EventQueueStatus) => void
}

export interface EventQueue {
  readonly status: () => EventQueueStatus
  start(): void
  /** Ends it and tells the server so. @param keepalive the page is about to go. @default false */
  stop(keepalive?: boolean): void
  /** Asks now, whatever is being waited for. */
  retryNow(): void
}

const IDLE: EventQueueStatus = { state: 'idle', queueId: null, lastEventId: -1, error: null }
/** Where a server does not say how long it parks a request, s. */
const LONGEST_POLL = 90
/** After a server has become another version, its queues are made anew within this time, ms. */
const RENEW_WITHIN_MS = 300_000
const QUICK = { baseMs: 100, capMs: 10_000 } as const
const SLOW = { baseMs: 1000, capMs: 60_000 } as const

/** Why a queue is no longer listened to. */
type End = 'gone' | 'suspect' | 'refused' | 'stopped'

const errorOf = (cause: unknown): OutcomeError =>
  cause instanceof OutcomeError ? cause : new OutcomeError({ type: 'unknown' }, String(cause), { cause })

/**
 * Listens to the events of a Zulip server: registers a queue, asks for what happens, acknowledges it with the next
 * request, and begins anew when the queue is lost. It hands on every event once and in order, for as long as one queue
 * lives; after that `onRegistered` says that something may be missing.
 */
export function createEventQueue(
  env: Pick<Env, 'after' | 'now' | 'random' | 'onWake'>,
  client: ZulipClient,
  request: RegisterRequest,
  { onRegistered, onEvent, onStatus }: EventQueueHandlers,
): EventQueue {
  let status = IDLE
  let life: AbortController | null = null
  /** The request or the nap under way; ending it asks again at once. */
  let pause = new AbortController()
  let isRenewed = false
  let unplanRenewal: Cancel = () => {}

  const tell = (change: Partial<EventQueueStatus>): void => {
    status = { ...status, ...change }
    onStatus?.(status)
  }
  const wake = (): void => pause.abort()

  /** Waits before try number `attempt`, at least as long as the server asks for. */
  async function rest(attempt: number, error: OutcomeError | null, pace: typeof QUICK | typeof SLOW) {
    const asked = error?.outcome.type === 'throttled' ? error.outcome.waitMs + env.random() * 500 : 0
    pause = new AbortController()
    await sleep(env, Math.max(asked, backoffMs(attempt, env.random, pace)), pause.signal)
  }

  /** Makes a queue, however long that takes; `null` when the server will never do it. */
  async function register(signal: AbortSignal): Promise<RegisterAnswer | null> {
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      try {
        const answer = await client.call('POST', '/register', { ...request }, { signal })
        if (typeof answer['queue_id'] === 'string' && typeof answer['last_event_id'] === 'number')
          return answer as RegisterAnswer
        throw new OutcomeError({ type: 'unknown' }, 'The Zulip server answered without a queue.')
      } catch (cause) {
        if (signal.aborted) return null
        const error = errorOf(cause)
        const { type } = error.outcome
        if (type === 'auth' || type === 'rejected') {
          tell({ state: type === 'auth' ? 'unauthorized' : 'failed', error })
          return null
        }
        tell({ state: status.queueId === null ? 'registering' : 'recovering', error })
        await rest(attempt, error, QUICK)
      }
    }
    return null
  }

  /** One request for what happens; resolves to `null` where it was ended on this side. */
  async function poll(queueId: string, isAtOnce: boolean, longestMs: number, signal: AbortSignal) {
    pause = new AbortController()
    const cancel = env.after(longestMs, wake)
    const { lastEventId } = status
    const params = {
      queue_id: queueId,
      last_event_id: lastEventId,
      ...(isAtOnce ? { dont_block: true } : {}),
    }
    try {
      return await client.call('GET', '/events', params, { signal: pause.signal })
    } catch (cause) {
      if (pause.signal.aborted && !signal.aborted) return null
      throw cause
    } finally {
      cancel()
    }
  }

  /** Another version may tell other things: the queue is made anew, not by everybody at once. */
  function planRenewal(): void {
    unplanRenewal()
    unplanRenewal = env.after(env.random() * RENEW_WITHIN_MS, () => {
      isRenewed = true
      wake()
    })
  }

  /** Hands on what is new. False when something threw, so that nobody knows what was made of it. */
  function handOn(events: readonly unknown[], level: number): boolean {
    const known = events.filter((event): event is ZulipEvent => {
      const { id, type } = asObject(event)
      return typeof id === 'number' && typeof type === 'string'
    })
    for (const event of known.toSorted((a, b) => a.id - b.id)) {
      if (event.id <= status.lastEventId) continue
      try {
        if (event.type !== 'heartbeat') onEvent(event)
      } catch (cause) {
        tell({ error: errorOf(cause) })
        return false
      }
      tell({ lastEventId: event.id })
      if (
        event.type === 'restart' &&
        asNumber((event as ZulipEvent<'restart'>).zulip_feature_level, level) !== level
      )
        planRenewal()
    }
    return true
  }

  async function listen(answer: RegisterAnswer, signal: AbortSignal): Promise<End> {
    const { queue_id: queueId, zulip_feature_level: level = 0 } = answer
    const longestMs = 1000 * asNumber(answer.event_queue_longpoll_timeout_seconds, LONGEST_POLL)
    let failures = 0
    let empties = 0
    let isUnsure = false
    while (!signal.aborted) {
      if (isRenewed) return 'gone'
      try {
        const told = await poll(queueId, isUnsure, longestMs, signal)
        if (told === null) {
          isUnsure = true
          continue
        }
        const { events } = told
        if (!Array.isArray(events)) throw new OutcomeError({ type: 'unknown' }, 'An answer without events.')
        const isAsked = isUnsure
        failures = 0
        isUnsure = false
        if (status.state !== 'live' || status.error) tell({ state: 'live', error: null })
        if (!handOn(events as readonly unknown[], level)) return 'suspect'
        // Two readers of one queue send each other away with nothing.
        empties = events.length === 0 && !isAsked ? empties + 1 : 0
        if (empties > 0) await rest(empties, null, QUICK)
      } catch (cause) {
        if (signal.aborted) return 'stopped'
        const error = errorOf(cause)
        tell({ state: 'recovering', error })
        if (error.outcome.type === 'auth') return 'refused'
        if (error instanceof ZulipRejection && error.code === BAD_QUEUE) return 'gone'
        // The two sides disagree about what was handed on.
        if (error.outcome.type === 'rejected') return 'suspect'
        isUnsure = true
        await rest(failures, error, QUICK)
        failures += 1
      }
    }
    return 'stopped'
  }

  async function run(signal: AbortSignal): Promise<void> {
    let faults = 0
    for (let isFirst = true; !signal.aborted; isFirst = false) {
      if (isFirst) tell({ state: 'registering' })
      const answer = await register(signal)
      if (!answer || signal.aborted) return
      isRenewed = false
      tell({ state: 'live', queueId: answer.queue_id, lastEventId: answer.last_event_id, error: null })
      let end: End = 'suspect'
      try {
        onRegistered?.(answer, isFirst)
        end = await listen(answer, signal)
      } catch (cause) {
        tell({ error: errorOf(cause) })
      }
      if (end === 'refused') return tell({ state: 'unauthorized' })
      if (end === 'stopped') return
      tell({ state: 'recovering' })
      if (end === 'gone' && !isRenewed) continue
      letGo(answer.queue_id, false)
      if (end === 'suspect') await rest((faults += 1), null, SLOW)
    }
  }

  /** What is not let go of lives on for ten minutes. */
  const letGo = (queueId: string, keepalive: boolean): void => {
    client.call('DELETE', '/events', { queue_id: queueId }, { keepalive }).catch(() => {})
  }

  return {
    status: () => status,
    retryNow: wake,
    start() {
      if (life) return
      const begun = new AbortController()
      life = begun
      const unwake = env.onWake((reason: WakeReason) => {
        if (reason !== 'hidden' && reason !== 'offline') wake()
      })
      const unwatch = watchForSleep(env, wake)
      begun.signal.addEventListener('abort', () => {
        unwake()
        unwatch()
        unplanRenewal()
        wake()
      })
      void run(begun.signal)
    },
    stop(keepalive = false) {
      if (!life) return
      const { queueId } = status
      life.abort()
      life = null
      if (queueId !== null) letGo(queueId, keepalive)
      tell(IDLE)
    },
  }
}
