'use client'
import { useQuery } from '@tanstack/react-query'
import { queryKeys } from '../../engine/keys.ts'
import type { Attachment } from '../../model/message.ts'
import { useChat } from '../useChat.ts'

export interface Preview {
  /** `null`: there is none; absent: nobody knows yet. */
  readonly preview: Attachment | null | undefined
  readonly isLoading: boolean
}

/**
 * What is behind a link, asked for once. Each link has its own place in the cache, so an answer that comes late is never
 * shown for another; one that failed is as if there were none.
 * @param mayAsk while it is false, what is known is shown and nothing asked
 */
export function usePreview(link: string | null, mayAsk: boolean): Preview {
  const chat = useChat()
  const { data, isError, isFetching } = useQuery(
    {
      queryKey: queryKeys.preview(link),
      queryFn: ({ signal }) => chat.preview(link ?? '', signal),
      enabled: link !== null && mayAsk,
      staleTime: Infinity,
      // Whether there is a connection is the chat's to know.
      networkMode: 'always',
      retry: false,
      retryOnMount: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    chat.queries,
  )
  return { preview: isError ? null : data, isLoading: isFetching }
}
