'use client'
import { hashKey, type QueryKey } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import { useChat } from '../useChat.ts'

/** One question, and how its answer is got. */
export interface Question<Data> {
  readonly queryKey: QueryKey
  readonly queryFn: () => Promise<Data>
}

/** `undefined` data: there is no answer yet. */
export interface Answer<Data> {
  readonly data: Data | undefined
  readonly error: Error | null
  readonly isLoading: boolean
}

/** An answer that nobody has asked for again is let go after this, ms. */
const KEPT_MS = 1_800_000

const UNASKED: Answer<never> = { data: undefined, error: null, isLoading: false }

/**
 * The answers to some questions, each asked once and by itself. It reads the cache and needs no observer, so that a row
 * of the list may use it for little.
 * @param questions the same array while they are the same
 */
export function useAnswers<Data>(questions: readonly Question<Data>[]): {
  readonly answers: readonly Answer<Data>[]
  /** Asks again what failed. */
  readonly retry: () => void
} {
  const { queries } = useChat()
  const cache = queries.getQueryCache()
  const held = useRef<readonly Answer<Data>[]>([])
  const read = (): readonly Answer<Data>[] => {
    const now = questions.map(({ queryKey }, index): Answer<Data> => {
      const state = cache.get<Data, Error>(hashKey(queryKey))?.state
      if (!state) return UNASKED
      const next = { data: state.data, error: state.error, isLoading: state.fetchStatus === 'fetching' }
      const before = held.current[index]
      const isSame =
        before?.data === next.data && before?.error === next.error && before.isLoading === next.isLoading
      return before && isSame ? before : next
    })
    const isSame =
      now.length === held.current.length && now.every((each, index) => each === held.current[index])
    if (!isSame) held.current = now
    return held.current
  }
  const subscribe = useCallback(
    (notify: () => void) => {
      const hashes = new Set(questions.map(({ queryKey }) => hashKey(queryKey)))
      return cache.subscribe(({ query }) => {
        if (hashes.has(query.queryHash)) notify()
      })
    },
    [cache, questions],
  )
  const answers = useSyncExternalStore(subscribe, read, read)
  const ask = useCallback(
    (question: Question<Data>): void => {
      queries.fetchQuery({ ...question, staleTime: 0, gcTime: KEPT_MS }).catch(() => {})
    },
    [queries],
  )
  useEffect(() => {
    for (const [index, question] of questions.entries()) if (answers[index] === UNASKED) ask(question)
  }, [questions, answers, ask])
  const retry = useCallback(() => {
    for (const [index, question] of questions.entries()) if (answers[index]?.error) ask(question)
  }, [questions, answers, ask])
  return { answers, retry }
}
