'use client'
import { hashKey, type QueryCache } from '@tanstack/react-query'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import type { Receipt } from '../../engine/queries.ts'
import { useChat } from '../useChat.ts'

export interface ReceiptState {
  /** True while the load is under way. */
  readonly isLoading: boolean
  /** Why the last load failed; `null` when it did not. */
  readonly error: Error | null
  /** Loads, or joins the load that is under way. Resolves to whether it succeeded; never rejects. */
  readonly load: () => Promise<boolean>
}

/**
 * Watches one load of data into the store. The data is the store's; here is only whether it is under way, failed or
 * done. A receipt has no data to select from or to go stale, so it reads the query's state and needs no observer.
 * @param auto loads by itself when it has not been tried since the chat was made
 */
export function useReceipt(receipt: Receipt, auto: boolean): ReceiptState {
  const { queries } = useChat()
  const cache = queries.getQueryCache()
  const hash = hashKey(receipt.queryKey)
  const subscribe = useCallback(
    (notify: () => void) =>
      cache.subscribe(({ query }) => {
        if (query.queryHash === hash) notify()
      }),
    [cache, hash],
  )
  const read = (): ReturnType<typeof stateOf> => stateOf(cache, hash)
  const state = useSyncExternalStore(subscribe, read, read)
  const load = useCallback(
    () =>
      queries.fetchQuery({ ...receipt, staleTime: 0, gcTime: Infinity }).then(
        () => true,
        () => false,
      ),
    [queries, receipt],
  )
  const isUntried = state === undefined
  useEffect(() => {
    if (auto && isUntried) void load()
  }, [auto, isUntried, load])
  return { isLoading: state?.fetchStatus === 'fetching', error: (state?.error as Error | null) ?? null, load }
}

const stateOf = (cache: QueryCache, hash: string) => cache.get(hash)?.state
