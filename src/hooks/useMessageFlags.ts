'use client'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ChannelId, UserId } from '../model/id.ts'
import { outcomeOf } from '../model/outcome.ts'
import type { MessageFlagView } from '../state/messageFlagView.ts'
import { useChat } from './useChat.ts'

export interface MessageFlagsOptions {
  /** Only what was said in this channel. @default every channel that I moderate */
  readonly channelId?: ChannelId | undefined
  /** Only what this person said. */
  readonly authorId?: UserId | undefined
  /** Only what was reported for this reason. */
  readonly reason?: string | undefined
}

export type { MessageFlagView }

export interface UseMessageFlags {
  /** Newest first, as far as they were asked for. */
  readonly flags: readonly MessageFlagView[]
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly error: Error | null
  /** I moderate nothing, or nothing here. */
  readonly isForbidden: boolean
  readonly loadMore: () => Promise<boolean>
  /** Asks for everything anew; what is there stays until the answer comes. */
  readonly reload: () => Promise<boolean>
}

interface Loaded {
  readonly flags: readonly MessageFlagView[]
  readonly offset: number
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly error: Error | null
}

const NOTHING: Loaded = { flags: [], offset: 0, hasMore: true, isLoading: false, error: null }

const nameOf = ({ message, byId }: MessageFlagView): string => `${message.channelId} ${message.key} ${byId}`

/** The reports of messages that I may read as a moderator, page by page. They are asked for, not heard. */
export function useMessageFlags({ channelId, authorId, reason }: MessageFlagsOptions = {}): UseMessageFlags {
  const chat = useChat()
  const asked = useMemo(
    () => ({
      ...(channelId ? { channelId } : {}),
      ...(authorId ? { authorId } : {}),
      ...(reason ? { reason } : {}),
    }),
    [channelId, authorId, reason],
  )
  const [known, setKnown] = useState({ of: asked, loaded: NOTHING })
  const loaded = known.of === asked ? known.loaded : NOTHING
  const now = useRef(loaded)
  const running = useRef<AbortController | null>(null)
  useEffect(() => {
    now.current = loaded
  })

  const load = useCallback(
    async (isAnew: boolean): Promise<boolean> => {
      running.current?.abort()
      const ending = new AbortController()
      running.current = ending
      const before = now.current
      const tell = (change: Partial<Loaded>): void => {
        if (!ending.signal.aborted) setKnown({ of: asked, loaded: { ...before, error: null, ...change } })
      }
      tell({ isLoading: true })
      const offset = isAnew ? 0 : before.offset
      try {
        const page = await chat.loadMessageFlags({ ...asked, offset }, ending.signal)
        // Between two pages a report may have come or gone: nothing is listed twice.
        const all = new Map(
          [...(isAnew ? [] : before.flags), ...page.flags].map((flag) => [nameOf(flag), flag]),
        )
        tell({
          flags: [...all.values()],
          offset: offset + page.flags.length,
          hasMore: page.hasMore,
          isLoading: false,
        })
        return !ending.signal.aborted
      } catch (error) {
        tell({ isLoading: false, error: error instanceof Error ? error : new Error(String(error)) })
        return false
      }
    },
    [chat, asked],
  )
  useEffect(() => {
    now.current = NOTHING
    void load(true)
    return () => running.current?.abort()
  }, [load])

  const loadMore = useCallback(async () => (now.current.isLoading ? false : load(false)), [load])
  const reload = useCallback(() => load(true), [load])
  const outcome = loaded.error && outcomeOf(loaded.error)
  return {
    flags: loaded.flags,
    hasMore: loaded.hasMore,
    isLoading: loaded.isLoading || loaded === NOTHING,
    error: loaded.error,
    isForbidden: outcome?.type === 'rejected' && outcome.reason === 'not-allowed',
    loadMore,
    reload,
  }
}
