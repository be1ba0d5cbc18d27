import { createAlarm } from './alarm.ts'
import type { ChannelTypes } from './channels/channelType.ts'
import { createClock } from './clock.ts'
import { doWhatIsDue, nextDue } from './due.ts'
import { keepHappenings } from './events/eventLog.ts'
import type { Happening } from './events/happening.ts'
import { framesOf } from './events/tell.ts'
import type { Scope, ServerEnv } from './scope.ts'
import type { Services } from './services.ts'
import type { Hub } from './socket/hub.ts'
import type { Store } from './store/store.ts'
import { tables } from './store/tables.ts'

/**
 * The one way to change anything: a piece of work, one transaction, and the events it noted told once it is kept.
 * Pieces run one after the other, so events leave in the order of their stamps and no frame overtakes an older one.
 */
export interface Transactions {
  run<Answer>(work: (scope: Scope) => Promise<Answer>): Promise<Answer>
  /** Resolves when nothing runs and nothing waits. */
  settle(): Promise<void>
  /** Closes the store after what is waiting. Nothing runs any more. */
  close(): Promise<void>
}

export interface TransactionsOptions {
  readonly store: Store
  readonly hub: Hub
  readonly env: ServerEnv
  readonly types: ChannelTypes
  readonly services: Services
  /** Told of errors in what nobody waits for. */
  readonly onFault: (error: unknown) => void
}

/** Makes the queue of one server. */
export function createTransactions({
  store,
  hub,
  env,
  types,
  services,
  onFault,
}: TransactionsOptions): Transactions {
  const clock = createClock(() => env.now())
  // Whatever is due by then is done by any piece of work, also by one that does nothing else.
  const alarm = createAlarm(env, () => void run(() => Promise.resolve()).catch(() => undefined))
  const ready = store.transaction(async (tx) => {
    const kept = await tx.get(tables.settings, 'clock')
    if (kept) clock.moveOnTo(kept.value)
    alarm.set(await nextDue({ tx }))
  })
  let last: Promise<unknown> = ready
  let isClosed = false
  const background = new Set<Promise<void>>()

  async function transact<Answer>(work: (scope: Scope) => Promise<Answer>): Promise<Answer> {
    await ready
    let issued = false
    const happenings: Happening[] = []
    const effects: (() => void)[] = []
    let due: string | undefined
    const { answer, frames } = await store.transaction(async (tx) => {
      const scope: Scope = {
        tx,
        clock: {
          ...clock,
          next() {
            issued = true
            return clock.next()
          },
        },
        hub,
        env,
        types,
        services,
        people: new Map(),
        happenings,
        happened: (happening) => void happenings.push({ ...happening, created_at: clock.next() }),
        afterwards: (effect) => void effects.push(effect),
        later: (begin, next) =>
          void effects.push(() =>
            inBackground(async () => {
              const value = await begin()
              await run((after) => next(after, value))
            }),
          ),
      }
      await doWhatIsDue(scope)
      const answer = await work(scope)
      const kept = await keepHappenings(scope)
      const frames = await framesOf(scope)
      // Stamps must stay in order after a restart too, even where the machine's clock was set back meanwhile.
      if (issued || kept) await tx.put(tables.settings, { name: 'clock', value: clock.now() })
      due = await nextDue(scope)
      return { answer, frames }
    })
    alarm.set(due)
    for (const { connection, text } of frames) connection.peer.send(text)
    for (const effect of effects) effect()
    return answer
  }

  function run<Answer>(work: (scope: Scope) => Promise<Answer>): Promise<Answer> {
    if (isClosed) return Promise.reject(new ServerClosed())
    const next = last.then(
      () => transact(work),
      () => transact(work),
    )
    last = next
    return next
  }

  function inBackground(work: () => Promise<void>): void {
    const done = work()
      .catch((error: unknown) => (error instanceof ServerClosed ? undefined : onFault(error)))
      .finally(() => background.delete(done))
    background.add(done)
  }

  const settle = async (): Promise<void> => {
    let seen: Promise<unknown> | undefined
    while (seen !== last || background.size > 0) {
      seen = last
      await seen.catch(() => undefined)
      await Promise.all(background)
    }
  }

  return {
    run,
    settle,
    async close() {
      isClosed = true
      await settle()
      alarm.set(undefined)
      await store.close()
    },
  }
}

/** Why nothing is answered any more. */
export class ServerClosed extends Error {
  override readonly name = 'ServerClosed'
  constructor() {
    super('The server is closed')
  }
}
