'use client'
import { useMemo } from 'react'
import { queryKeys } from '../engine/keys.ts'
import type { ChannelId, MessageKey } from '../model/id.ts'
import type { MessageRecord } from '../model/message.ts'
import type { ChatState } from '../state/chatState.ts'
import type { MessageView } from '../state/messageView.ts'
import { selectFound, selectIsErased } from '../state/selectFound.ts'
import { selectMessage } from '../state/selectors.ts'
import { type Answer, type Question, useAnswers } from './bridges/useAnswers.ts'
import { useChatStates } from './bridges/useChatStates.ts'
import { useChat } from './useChat.ts'

/**
 * One message that may not be loaded. `gone`: the server said that there is none; `unknown`: nobody can be asked, or I may
 * not read it.
 */
export interface FetchedMessage {
  readonly state: 'loading' | 'there' | 'gone' | 'unknown'
  /** As it is now; `null` unless it is there. A deleted one is there, as deleted. */
  readonly message: MessageView | null
}

export interface UseMessagesById {
  /** One a key, in their order. */
  readonly messages: readonly FetchedMessage[]
  /** Asks again for what failed. */
  readonly retry: () => void
}

const LOADING: FetchedMessage = { state: 'loading', message: null }
const GONE: FetchedMessage = { state: 'gone', message: null }
const UNKNOWN: FetchedMessage = { state: 'unknown', message: null }

const known = (state: ChatState, channelId: ChannelId, key: MessageKey): MessageView | 'erased' | null =>
  selectIsErased(state, channelId, key) ? 'erased' : selectMessage(state, channelId, key)

/**
 * Messages of one channel by their keys, wherever they stand in its history: what is loaded, and the rest asked for once.
 * What happens to them afterwards is heard. Needs the capability `messages-by-id` for what is not loaded.
 */
export function useMessagesById(channelId: ChannelId, keys: readonly MessageKey[]): UseMessagesById {
  const chat = useChat()
  // Made anew only when it names others, so that callers need not keep the array.
  const joined = keys.join('\n')
  const asked = useMemo(() => (joined === '' ? [] : (joined.split('\n') as MessageKey[])), [joined])
  const held = useChatStates((state) => asked.map((key) => known(state, channelId, key)))
  const missing = held.map((message, index) => (message === null ? (asked[index] ?? '') : '')).join('\n')
  const isAble = chat.capabilities.has('messages-by-id')
  const questions = useMemo(
    () =>
      missing.split('\n').flatMap((name): readonly Question<MessageRecord | null>[] => {
        const key = name as MessageKey
        if (name === '' || !isAble) return []
        const load = async (): Promise<MessageRecord | null> =>
          (await chat.loadMessages(channelId, [key]))[0] ?? null
        return [{ queryKey: queryKeys.message(channelId, key), queryFn: load }]
      }),
    [chat, channelId, missing, isAble],
  )
  const { answers, retry } = useAnswers(questions)
  const answerOf = useMemo(
    () => new Map(questions.map(({ queryKey }, index) => [queryKey[2] as MessageKey, answers[index]])),
    [questions, answers],
  )
  const found = useChatStates((state) =>
    asked.map((key) => {
      const record = answerOf.get(key)?.data
      return record ? selectFound(state, record) : null
    }),
  )
  const messages = useMemo(
    () =>
      asked.map((key, index): FetchedMessage => {
        const here = held[index] ?? null
        if (here === 'erased') return GONE
        if (here) return { state: 'there', message: here }
        return isAble ? told(answerOf.get(key), found[index] ?? null) : UNKNOWN
      }),
    [asked, held, answerOf, found, isAble],
  )
  return { messages, retry }
}

function told(answer: Answer<MessageRecord | null> | undefined, message: MessageView | null): FetchedMessage {
  if (message) return { state: 'there', message }
  if (answer?.data !== undefined) return GONE
  return answer?.error && !answer.isLoading ? UNKNOWN : LOADING
}

const NONE: readonly MessageKey[] = []

/** The same for one message. @param key `null` asks for nothing */
export function useFetchedMessage(
  channelId: ChannelId,
  key: MessageKey | null,
): FetchedMessage & Pick<UseMessagesById, 'retry'> {
  const { messages, retry } = useMessagesById(channelId, key === null ? NONE : [key])
  return { ...(messages[0] ?? UNKNOWN), retry }
}
