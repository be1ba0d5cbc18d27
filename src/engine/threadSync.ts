import type { StoreApi } from 'zustand/vanilla'
import type { Backend, ThreadsPage } from '../backends/backend.ts'
import { channelOf, rootOf, type ThreadId } from '../model/id.ts'
import type { ChatState } from '../state/chatState.ts'
import { tableGet, tableValues } from '../state/table.ts'
import { selectThreads } from '../state/threadList.ts'
import type { Ingest } from './ingest.ts'

/** Threads asked for in one call. */
const THREADS_A_CALL = 25

export interface ThreadSync {
  /** Loads a page of the list of my threads. */
  load(page: 'first' | 'next', signal: AbortSignal): Promise<void>
  /** Whether there is anything to be asked for again. */
  isKnown(): boolean
  /** Asks again for as much of the list as is known. */
  reload(signal: AbortSignal): Promise<void>
  /** Asks again for one thread. */
  refresh(id: ThreadId, signal: AbortSignal): Promise<void>
}

/** Brings my threads as a whole into the store, and keeps what is told of them true. */
export function createThreadSync(
  store: StoreApi<ChatState>,
  backend: Backend,
  ingest: () => Ingest,
): ThreadSync {
  const fetchPage = async (cursor: string | null, signal: AbortSignal): Promise<ThreadsPage | undefined> => {
    const page = await backend.fetchThreads?.({ cursor, limit: THREADS_A_CALL }, signal)
    if (page) ingest().now(page.events)
    return page
  }

  /** A list that was told to its end without a thread: there is none any more, unless it is newer. */
  const dropAbsent = (listed: readonly ThreadId[], { asOf: version }: ThreadsPage): void => {
    const there = new Set(listed)
    const gone = selectThreads(store.getState()).filter((id) => !there.has(id))
    ingest().now(
      gone.flatMap((id) => {
        const root = rootOf(id)
        if (root === null) return []
        return [
          { type: 'thread.put', channelId: channelOf(id), root, info: { version, value: null } } as const,
        ]
      }),
    )
  }

  return {
    async load(which, signal) {
      const { cursor: next, isLoaded, asked: before } = store.getState().threadListing
      if (which === 'next' && next === null) return
      const page = await fetchPage(which === 'next' ? next : null, signal)
      if (!page) return
      // The first page again, which is known already: the list goes on where it went on.
      const asked =
        which === 'next' ? before + page.threadIds.length : Math.max(before, page.threadIds.length)
      const cursor = which === 'first' && isLoaded && before > page.threadIds.length ? next : page.cursor
      store.setState({ threadListing: { asked, cursor, isLoaded: true } })
    },
    isKnown: () =>
      store.getState().threadListing.isLoaded ||
      [...tableValues(store.getState().base.channels)].some(({ threadStates }) =>
        [...threadStates.values()].some(({ isMine }) => isMine),
      ),
    async reload(signal) {
      const { isLoaded, asked } = store.getState().threadListing
      const listed: ThreadId[] = []
      let page: ThreadsPage | undefined
      do {
        page = await fetchPage(page?.cursor ?? null, signal)
        if (!page) return
        listed.push(...page.threadIds)
      } while (page.cursor !== null && listed.length < asked)
      if (page.cursor === null) dropAbsent(listed, page)
      if (isLoaded) store.setState({ threadListing: { asked: listed.length, cursor: page.cursor, isLoaded } })
    },
    async refresh(id, signal) {
      if (!tableGet(store.getState().base.channels, channelOf(id))) return
      const page = await backend.fetchThreads?.({ only: id }, signal)
      if (page) ingest().now(page.events)
    },
  }
}
