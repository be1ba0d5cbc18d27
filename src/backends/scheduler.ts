import type { Cancel, Env } from '../env/env.ts'
import { OutcomeError } from '../model/outcome.ts'

/** What a request is for, most urgent first: what a person did goes before what a person looks at. */
export type Urgency = 'send' | 'change' | 'react' | 'read' | 'page' | 'signal'

const ORDER: readonly Urgency[] = ['send', 'change', 'react', 'read', 'page', 'signal']

const MOST_UNDER_WAY = 6
/** One is left to the other kind each: pages never starve behind sends, nor sends behind slow pages. */
const MOST_OF_A_KIND = MOST_UNDER_WAY - 1

/** What a server says is left of one endpoint. */
export interface Allowance {
  /** Requests of a whole window; Infinity when not told. */
  readonly limit: number
  readonly remaining: number
  readonly resetInMs: number
  /** Grows from window to window, so that an answer overtaken by a later one is known; left out when not told. */
  readonly window?: number
}

export interface ScheduledCall<Answer> {
  readonly urgency: Urgency
  /** What the server counts by. */
  readonly endpoint: string
  /** Makes the request. `learn` is told what the answer says is left, before it resolves; `null`: nothing was asked. */
  readonly make: (learn: (allowance: Allowance | null) => void) => Promise<Answer>
  readonly signal?: AbortSignal | undefined
}

export interface Scheduler {
  /**
   * Makes a request when its turn comes. While nothing is left of its endpoint a page waits, a signal is dropped, and
   * what a person did is refused at once, so that the outbox can say until when it waits (RELIABILITY I32, D13).
   * @throws OutcomeError `throttled` without a request, `unknown` when given up, or what `make` rejects with
   */
  run<Answer>(call: ScheduledCall<Answer>): Promise<Answer>
}

interface Waiting {
  readonly urgency: Urgency
  readonly endpoint: string
  readonly start: () => void
  readonly refuse: (waitMs: number) => void
}

interface Budget extends Required<Omit<Allowance, 'resetInMs'>> {
  /** On the monotonic clock; Infinity while a window has begun of which no answer has told yet. */
  readonly resetAt: number
}

/**
 * The one way to a server's endpoints: an order of urgency, few requests at a time, and never one that the server has
 * said it would refuse. Budgets are learnt from answers alone: a guess would slow a server down that has no limits,
 * and one that has them tells with its first answer.
 */
export function createScheduler(env: Pick<Env, 'after' | 'monotonic'>): Scheduler {
  const budgets = new Map<string, Budget>()
  /** Most urgent first, and of equals the oldest. */
  const waiting: Waiting[] = []
  const underWay: Waiting[] = []
  let alarm: Cancel = () => {}

  const budgetOf = (endpoint: string): Budget | undefined => {
    const held = budgets.get(endpoint)
    if (!held || env.monotonic() < held.resetAt) return held
    const anew = { ...held, remaining: held.limit, resetAt: Number.POSITIVE_INFINITY }
    budgets.set(endpoint, anew)
    return anew
  }

  const learn = (endpoint: string, { limit, remaining, resetInMs, window }: Allowance): void => {
    const held = budgets.get(endpoint)
    const at = window ?? held?.window ?? 0
    if (held && at < held.window) return
    budgets.set(endpoint, {
      limit: Math.max(1, Number.isFinite(limit) ? limit : (held?.limit ?? limit)),
      remaining: held?.window === at ? Math.min(held.remaining, remaining) : remaining,
      window: at,
      resetAt: env.monotonic() + resetInMs,
    })
  }

  /** A request without an answer may have been counted all the same. */
  const countUnanswered = (endpoint: string): void => {
    const held = budgetOf(endpoint)
    if (held && Number.isFinite(held.resetAt))
      budgets.set(endpoint, { ...held, remaining: held.remaining - 1 })
  }

  const hasSlot = (urgency: Urgency): boolean => {
    const isPage = urgency === 'page'
    const alike = underWay.filter((other) => (other.urgency === 'page') === isPage).length
    return underWay.length < MOST_UNDER_WAY && alike < MOST_OF_A_KIND
  }

  const remove = (list: Waiting[], entry: Waiting): void => {
    const index = list.indexOf(entry)
    if (index >= 0) list.splice(index, 1)
  }

  function pump(): void {
    alarm()
    let next = Number.POSITIVE_INFINITY
    for (const entry of waiting.slice()) {
      const budget = budgetOf(entry.endpoint)
      const left = budget?.remaining ?? Number.POSITIVE_INFINITY
      const waitMs = budget && left <= 0 ? budget.resetAt - env.monotonic() : 0
      const asked = underWay.filter(({ endpoint }) => endpoint === entry.endpoint).length
      const isFree = hasSlot(entry.urgency) && asked < left
      if (isFree || entry.urgency === 'signal' || (waitMs > 0 && entry.urgency !== 'page')) {
        remove(waiting, entry)
        if (isFree) entry.start()
        else entry.refuse(waitMs)
      } else if (waitMs > 0) next = Math.min(next, waitMs)
    }
    alarm = Number.isFinite(next) ? env.after(next, pump) : () => {}
  }

  return {
    run: ({ urgency, endpoint, make, signal }) =>
      new Promise((resolve, reject) => {
        const giveUp = (): void => {
          remove(waiting, entry)
          reject(new OutcomeError({ type: 'unknown' }, 'The request was given up.'))
          pump()
        }
        const settle = (isTold: boolean): void => {
          if (!isTold) countUnanswered(endpoint)
          remove(underWay, entry)
          pump()
        }
        const entry: Waiting = {
          urgency,
          endpoint,
          start() {
            signal?.removeEventListener('abort', giveUp)
            underWay.push(entry)
            let isTold = false
            const tell = (allowance: Allowance | null): void => {
              isTold = true
              if (allowance) learn(endpoint, allowance)
            }
            make(tell)
              .finally(() => settle(isTold))
              .then(resolve, reject)
          },
          refuse(waitMs) {
            signal?.removeEventListener('abort', giveUp)
            reject(new OutcomeError({ type: 'throttled', waitMs }, 'The chat server asked us to wait.'))
          },
        }
        if (signal?.aborted) return giveUp()
        signal?.addEventListener('abort', giveUp)
        const later = waiting.findIndex((other) => ORDER.indexOf(other.urgency) > ORDER.indexOf(urgency))
        waiting.splice(later < 0 ? waiting.length : later, 0, entry)
        pump()
      }),
  }
}
