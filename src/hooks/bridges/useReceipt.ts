'use client'
import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
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
 * done.
 * @param auto loads by itself when it has not been loaded since the chat was made
 */
export function useReceipt(receipt: Receipt, auto: boolean): ReceiptState {
  const chat = useChat()
  const { isFetching, error, refetch } = useQuery(
    { ...receipt, enabled: auto, staleTime: Infinity, gcTime: Infinity },
    chat.queries,
  )
  const load = useCallback(async () => {
    const result = await refetch({ cancelRefetch: false })
    return result.error === null
  }, [refetch])
  return { isLoading: isFetching, error, load }
}
