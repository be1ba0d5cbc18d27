import { browserEnv } from '../../env/browserEnv.ts'
import type { Env } from '../../env/env.ts'
import type { ZulipEvent } from '../../wire/zulip/event.ts'
import type { RegisterRequest } from '../../wire/zulip/queue.ts'
import { createZulipClient, type ZulipClientOptions } from './client.ts'
import { createEventQueue, type EventQueue, type EventQueueHandlers } from './eventQueue.ts'

export interface OpenEventQueueOptions<Type extends string>
  extends ZulipClientOptions, Omit<EventQueueHandlers, 'onEvent'> {
  /** What is heard; absent: everything. Heartbeats are counted and not handed on. */
  readonly eventTypes?: readonly Type[] | undefined
  /** The other parameters of the registration, by the names of the protocol. */
  readonly register?: Omit<RegisterRequest, 'event_types'> | undefined
  /** Clock and network. @default the browser's */
  readonly env?: Env | undefined
  readonly onEvent: (event: ZulipEvent<Type>) => void
}

/**
 * The event queue of a Zulip server for programs without React. It does nothing before `start()`.
 *
 * @example
 * const queue = openEventQueue({ url: '/zulip/api/v1', eventTypes: ['message'], onEvent: ({ message }) => show(message) })
 * queue.start()
 */
export function openEventQueue<const Type extends string = string>({
  url,
  account,
  eventTypes,
  register = {},
  env = browserEnv(),
  onEvent,
  ...handlers
}: OpenEventQueueOptions<Type>): EventQueue {
  return createEventQueue(
    env,
    createZulipClient(env, { url, account }),
    { ...(eventTypes ? { event_types: eventTypes } : {}), ...register },
    // A queue delivers no other types than it was asked for.
    { ...handlers, onEvent: (event) => onEvent(event as ZulipEvent<Type>) },
  )
}
