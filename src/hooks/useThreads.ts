'use client'
import { useMemo } from 'react'
import { threadsReceipt } from '../engine/queries.ts'
import { type ChannelId, channelOf, type MessageKey, rootOf, type ThreadId } from '../model/id.ts'
import { selectThreads } from '../state/threadList.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useReceipt } from './bridges/useReceipt.ts'
import { useChat } from './useChat.ts'

/** Where a thread is: the replies to one message of a channel. */
export interface ThreadPlace {
  readonly id: ThreadId
  readonly channelId: ChannelId
  /** The message that it hangs on. */
  readonly root: MessageKey
}

export interface UseThreads {
  /** Newest reply first. The same array as long as none changes places. */
  readonly threads: readonly ThreadPlace[]
  /** True until the first page is there. */
  readonly isLoading: boolean
  readonly isLoadingMore: boolean
  readonly error: Error | null
  readonly hasMore: boolean
  readonly loadMore: () => Promise<boolean>
  /** Tries the first page again after an error. */
  readonly retry: () => Promise<boolean>
}

/** No id holds it, so that all of them are one text, which the store can compare. */
const SEPARATOR = '\u0000'

const placesOf = (joined: string): readonly ThreadPlace[] =>
  (joined === '' ? [] : (joined.split(SEPARATOR) as ThreadId[])).flatMap((id) => {
    const root = rootOf(id)
    return root === null ? [] : [{ id, channelId: channelOf(id), root }]
  })

/** The threads I take part in, loaded when first used and then kept true by events. */
export function useThreads(): UseThreads {
  const chat = useChat()
  const { isLoaded, cursor } = useChatState((state) => state.threadListing)
  // Of a list that nobody has asked for some threads are heard of and others are not.
  const joined = useChatState((state) =>
    state.threadListing.isLoaded ? selectThreads(state).join(SEPARATOR) : '',
  )
  const threads = useMemo(() => placesOf(joined), [joined])
  const isAble = chat.capabilities.has('thread-list')
  const first = useReceipt(
    useMemo(() => threadsReceipt(chat, 'first'), [chat]),
    isAble && !isLoaded,
  )
  const next = useReceipt(
    useMemo(() => threadsReceipt(chat, 'next'), [chat]),
    false,
  )
  return {
    threads,
    isLoading: isAble && !isLoaded && !first.error,
    isLoadingMore: next.isLoading,
    error: first.error ?? next.error,
    hasMore: isLoaded && cursor !== null,
    loadMore: next.load,
    retry: first.load,
  }
}
