'use client'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { EventQueue, EventQueueStatus } from '../backends/zulip/eventQueue.ts'
import { openEventQueue, type OpenEventQueueOptions } from '../backends/zulip/openEventQueue.ts'

export type { EventQueueStatus }

export interface UseEventQueueOptions<Type extends string> extends Omit<
  OpenEventQueueOptions<Type>,
  'onStatus'
> {
  /** @default true */
  readonly isEnabled?: boolean
}

export interface UseEventQueue extends EventQueueStatus {
  /** Asks now, whatever is being waited for. */
  readonly retryNow: () => void
}

const IDLE: EventQueueStatus = { state: 'idle', queueId: null, lastEventId: -1, error: null }

/**
 * Listens to the event queue of a Zulip server, with nothing else of this package. Each event is handed on once and in
 * order; `onRegistered` says when a queue had to be made anew, after which everything on screen has to be loaded again.
 * The queue is deleted with the component, and when the page goes.
 *
 * @example
 * const { state, error } = useEventQueue({
 *   url: '/zulip/api/v1',
 *   eventTypes: ['message', 'reaction'],
 *   onEvent: (event) => (event.type === 'message' ? add(event.message) : react(event)),
 * })
 */
export function useEventQueue<const Type extends string = string>(
  options: UseEventQueueOptions<Type>,
): UseEventQueue {
  const { url, account, eventTypes, register, env, isEnabled = true } = options
  const [status, setStatus] = useState(IDLE)
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  const queue = useRef<EventQueue | null>(null)
  // What is written anew with every drawing is the same as long as it says the same.
  const asked = JSON.stringify([url, account, eventTypes, register])
  useEffect(() => {
    if (!isEnabled) return undefined
    const [, , types, rest] = JSON.parse(asked) as [
      unknown,
      unknown,
      UseEventQueueOptions<Type>['eventTypes'] | null,
      UseEventQueueOptions<Type>['register'] | null,
    ]
    const opened = openEventQueue<Type>({
      url,
      account: latest.current.account,
      eventTypes: types ?? undefined,
      register: rest ?? undefined,
      env,
      onRegistered: (answer, isFirst) => latest.current.onRegistered?.(answer, isFirst),
      onEvent: (event) => latest.current.onEvent(event),
      onStatus: setStatus,
    })
    queue.current = opened
    let isThere = true
    // Development mounts everything twice in one moment: that makes no queue.
    queueMicrotask(() => {
      if (isThere) opened.start()
    })
    const onHide = (): void => opened.stop(true)
    const onShow = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) opened.start()
    }
    window.addEventListener('pagehide', onHide)
    window.addEventListener('pageshow', onShow)
    return () => {
      isThere = false
      window.removeEventListener('pagehide', onHide)
      window.removeEventListener('pageshow', onShow)
      opened.stop()
      queue.current = null
    }
  }, [asked, url, env, isEnabled])
  const retryNow = useMemo(() => () => queue.current?.retryNow(), [])
  return { ...status, retryNow }
}
