'use client'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Chat } from '../engine/chat.ts'
import type { ChannelId, MessageKey, UserId } from '../model/id.ts'
import type { Reaction } from '../model/reaction.ts'
import type { ReactionView } from '../state/messageView.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'
import { useMessage } from './useMessage.ts'
import { useMessageActions } from './useMessageActions.ts'

export type { ReactionView }

export interface UseReactionsOptions {
  /** Choosing another reaction replaces mine. @default false */
  readonly unique?: boolean
  /** Whose `people` are told. @default everybody who reacted */
  readonly type?: string
}

export interface UseReactions {
  /** One entry a type, first used first. */
  readonly groups: readonly ReactionView[]
  /** The types with which I react. */
  readonly own: readonly string[]
  readonly canReact: boolean
  /** Reacts so, or takes it back; shown at once and taken back if the server refuses. Answers whether I do now. */
  readonly toggle: (reaction: string) => boolean
  /** Who reacted, newest first, as far as it is known: some are told with the message, the rest by `loadMore`. */
  readonly people: readonly UserId[]
  /** There are people who are not known yet and can be asked for. */
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly error: Error | null
  /** Asks for more of these people. Resolves to whether it succeeded; never rejects. */
  readonly loadMore: () => Promise<boolean>
}

/** What has been asked for so far; it ends with the component that asked. */
interface Loaded {
  readonly of: MessageKey
  readonly reactions: readonly Reaction[]
  /** Where the next page begins. */
  readonly offset: number
  readonly isDone: boolean
  readonly isLoading: boolean
  readonly error: Error | null
}

const NONE: readonly ReactionView[] = []
const NOBODY: readonly Reaction[] = []

const begin = (of: MessageKey): Loaded => ({
  of,
  reactions: NOBODY,
  offset: 0,
  isDone: false,
  isLoading: false,
  error: null,
})

/** The reactions to one message, and who they are of. */
export function useReactions(
  channelId: ChannelId,
  key: MessageKey,
  { unique = false, type }: UseReactionsOptions = {},
): UseReactions {
  const chat = useChat()
  const { message, canReact } = useMessage(channelId, key)
  const selfId = useChatState((state) => state.base.selfId)
  const { toggleReaction } = useMessageActions(channelId, key)
  const toggle = useCallback((reaction: string) => toggleReaction(reaction, unique), [toggleReaction, unique])
  const [known, setLoaded] = useState(() => begin(key))
  const loaded = known.of === key ? known : begin(key)
  const groups = message?.reactions ?? NONE
  const own = useMemo(() => groups.flatMap((group) => (group.own ? group.type : [])), [groups])
  const people = useMemo(
    () => peopleOf(groups, loaded.reactions, type, selfId),
    [groups, loaded.reactions, type, selfId],
  )
  const loadMore = useLoadMore(chat, loaded, setLoaded, type)
  const asked = groups.filter((group) => type === undefined || group.type === type)
  const isTold = asked.every(isWhole) || (type !== undefined && people.length >= (asked[0]?.count ?? 0))
  return {
    groups,
    own,
    canReact,
    toggle,
    people,
    hasMore: !isTold && !loaded.isDone && chat.capabilities.has('list-reactions'),
    isLoading: loaded.isLoading,
    error: loaded.error,
    loadMore,
  }
}

/** A message names everybody in a small group, and goes on doing so when somebody comes or goes. */
const isWhole = ({ people, count }: ReactionView): boolean => people.length >= count

/** Those whom the message names first: they are the newest, and stay true. */
function peopleOf(
  groups: readonly ReactionView[],
  loaded: readonly Reaction[],
  type: string | undefined,
  selfId: UserId | null,
): readonly UserId[] {
  const asked = groups.filter((group) => type === undefined || group.type === type)
  const isMine = asked.some(({ own }) => own)
  const all = asked.flatMap((group) => {
    const others = isWhole(group) ? NOBODY : loaded.filter((reaction) => reaction.type === group.type)
    return [...group.people, ...others.map(({ userId }) => userId)]
  })
  // Mine is known before the server names me, and gone before it stops.
  const self = isMine && selfId !== null && !all.includes(selfId) ? [selfId] : []
  return [...new Set([...self, ...all])].filter((id) => id !== selfId || isMine)
}

function useLoadMore(
  chat: Chat,
  loaded: Loaded,
  setLoaded: (next: Loaded) => void,
  type: string | undefined,
): () => Promise<boolean> {
  const now = useRef(loaded)
  const running = useRef<Promise<boolean> | null>(null)
  const ending = useRef<AbortController | null>(null)
  useEffect(() => {
    now.current = loaded
  })
  useEffect(() => {
    const controller = new AbortController()
    ending.current = controller
    return () => controller.abort()
  }, [chat, loaded.of])

  return useCallback(() => {
    const signal = ending.current?.signal
    const load = async (): Promise<boolean> => {
      let next: Loaded = { ...now.current, isLoading: true, error: null }
      const tell = (change: Partial<Loaded>): void => {
        next = { ...next, ...change }
        if (!signal?.aborted) setLoaded(next)
      }
      tell({})
      try {
        for (let isNew = false; !isNew && !next.isDone;) {
          const page = await chat.loadReactions(next.of, next.offset, signal)
          isNew = page.reactions.some((reaction) => type === undefined || reaction.type === type)
          next = {
            ...next,
            reactions: [...next.reactions, ...page.reactions],
            offset: next.offset + page.reactions.length,
            isDone: !page.hasMore || page.reactions.length === 0,
          }
        }
        tell({ isLoading: false })
        return true
      } catch (error) {
        tell({ isLoading: false, error: error as Error })
        return false
      }
    }
    running.current ??= load().finally(() => {
      running.current = null
    })
    return running.current
  }, [chat, setLoaded, type])
}
