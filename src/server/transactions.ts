import type { ChannelTypes } from './channels/channelType.ts'
import { createClock } from './clock.ts'
import { keepHappenings } from './events/eventLog.ts'
import type { Happening } from './events/happening.ts'
import { framesOf } from './events/tell.ts'
import { expirePins } from './messages/pinMessage.ts'
import type { Scope, ServerEnv } from './scope.ts'
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
}

/** Makes the queue of one server. */
export function createTransactions({ store, hub, env, types }: TransactionsOptions): Transactions {
  const clock = createClock(() => env.now())
  const ready = store.transaction(async (tx) => {
    const kept = await tx.get(tables.settings, 'clock')
    if (kept) clock.moveOnTo(kept.value)
  })
  let last: Promise<unknown> = ready
  let isClosed = false

  async function transact<Answer>(work: (scope: Scope) => Promise<Answer>): Promise<Answer> {
    await ready
    let issued = false
    const happenings: Happening[] = []
    const effects: (() => void)[] = []
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
        people: new Map(),
        happenings,
        happened: (happening) => void happenings.push({ ...happening, created_at: clock.next() }),
        afterwards: (effect) => void effects.push(effect),
      }
      await expirePins(scope)
      const answer = await work(scope)
      const kept = await keepHappenings(scope)
      const frames = await framesOf(scope)
      // Stamps must stay in order after a restart too, even where the machine's clock was set back meanwhile.
      if (issued || kept) await tx.put(tables.settings, { name: 'clock', value: clock.now() })
      return { answer, frames }
    })
    for (const { connection, text } of frames) connection.peer.send(text)
    for (const effect of effects) effect()
    return answer
  }

  const settle = async (): Promise<void> => {
    let seen: Promise<unknown> | undefined
    while (seen !== last) {
      seen = last
      await seen.catch(() => undefined)
    }
  }

  return {
    run(work) {
      if (isClosed) return Promise.reject(new ServerClosed())
      const next = last.then(
        () => transact(work),
        () => transact(work),
      )
      last = next
      return next
    },
    settle,
    async close() {
      isClosed = true
      await settle()
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
