import type { StoreApi } from 'zustand/vanilla'
import type { Backend, BackendStatus } from '../backends/backend.ts'
import type { Env } from '../env/env.ts'
import type { ChatState } from '../state/chatState.ts'
import { silence } from '../state/reduce.ts'
import { type ConnectionSignal, connectionMachine } from './connectionMachine.ts'
import type { Ingest } from './ingest.ts'
import type { Sync } from './sync.ts'

/** How long a first load waits for the socket before it goes without: then it brings data, but nothing live. */
const PATIENCE_MS = 5000

export interface Connector {
  connect(): () => void
  /** Resolves once we hear the server, or soon if that takes too long. */
  settled(signal: AbortSignal): Promise<void>
  /** The server refuses to let us in, though the line may stand (RELIABILITY I33). */
  refuse(): void
  /** The server has let us in again; if we were refused before, everything is asked for anew. */
  accept(): void
  destroy(): void
}

/**
 * Opens one connection for however many ask, and turns what the back end reports into what a person is told.
 * `online` is only shown after everything missed was asked for again (RELIABILITY I22).
 */
export function createConnector(
  store: StoreApi<ChatState>,
  backend: Backend,
  env: Env,
  parts: { readonly ingest: Ingest; readonly sync: Sync; readonly onOnline: () => void },
): Connector {
  let users = 0
  let session: AbortController | null = null
  let recovery = new AbortController()
  let wasOnline = false
  let isEnded = false
  let isRefused = false
  /** Whether the back end hears the server. */
  let isHeard = false
  let unplanClose = (): void => {}

  const move = (signal: ConnectionSignal, retryAt: number | null = null): void =>
    store.setState(({ connection }) => ({
      connection: { state: connectionMachine[connection.state][signal], retryAt },
    }))
  const lost = (signal: ConnectionSignal, retryAt: number | null = null): void => {
    recovery.abort()
    // What was heard before comes first, or it would say who is there after nobody knows any more.
    parts.ingest.flush()
    store.setState(({ base, connection }) => ({
      base: silence(base),
      typing: new Map(),
      connection: { state: connectionMachine[connection.state][signal], retryAt },
    }))
  }

  const trying = (): ConnectionSignal => (wasOnline ? 'retry' : 'try')

  const catchUp = async (): Promise<void> => {
    recovery.abort()
    recovery = new AbortController()
    move(trying())
    if (!(await parts.sync.recover(recovery.signal))) return
    wasOnline = true
    move('catchUp')
    parts.onOnline()
  }

  const onStatus = (status: BackendStatus): void => {
    isRefused = false
    isHeard = status.type === 'online' || status.type === 'resync'
    switch (status.type) {
      case 'connecting':
        return lost(trying())
      case 'waiting':
        return lost('wait', env.monotonic() + status.retryInMs)
      case 'offline':
        return lost('unplug')
      case 'refused':
        return lost('refuse')
      case 'online':
      case 'resync':
        return void catchUp()
      default:
        status satisfies never
    }
  }

  const open = (): void => {
    const opened = new AbortController()
    session = opened
    const sink = {
      events: (batch: Parameters<Ingest['stream']>[0]): void => {
        if (!opened.signal.aborted) parts.ingest.stream(batch)
      },
      status: (status: BackendStatus): void => {
        if (!opened.signal.aborted) onStatus(status)
      },
    }
    backend.connect(sink, opened.signal).then(
      ({ userId }) => store.setState(({ base }) => ({ base: { ...base, selfId: userId } })),
      // A refusal was reported as a status already; the state says it.
      () => {},
    )
  }

  const close = (): void => {
    session?.abort()
    session = null
    isHeard = false
    lost('close')
  }

  return {
    connect() {
      if (isEnded) return () => {}
      users += 1
      if (!session) open()
      let isDone = false
      return () => {
        if (isDone || isEnded) return
        isDone = true
        users -= 1
        // A moment later: StrictMode and remounts leave and come back within one tick.
        unplanClose()
        unplanClose = env.after(0, () => {
          if (users === 0 && session) close()
        })
      }
    },
    settled: (signal) =>
      new Promise((resolve) => {
        const isSettled = (): boolean => {
          const { state } = store.getState().connection
          return state === 'online' || state === 'refused' || store.getState().base.selfId !== null
        }
        if (isSettled() || signal.aborted) return resolve()
        const done = (): void => {
          stop()
          cancel()
          signal.removeEventListener('abort', done)
          resolve()
        }
        const stop = store.subscribe(() => {
          if (isSettled()) done()
        })
        const cancel = env.after(PATIENCE_MS, done)
        signal.addEventListener('abort', done)
      }),
    refuse() {
      if (isRefused || !session) return
      isRefused = true
      lost('refuse')
    },
    accept() {
      if (!isRefused || !session) return
      isRefused = false
      // An answer to a request says nothing of the line, which may have been lost meanwhile.
      if (isHeard) void catchUp()
      else move(trying())
    },
    destroy() {
      isEnded = true
      unplanClose()
      recovery.abort()
      if (session) close()
    },
  }
}
