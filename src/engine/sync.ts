import type { StoreApi } from 'zustand/vanilla'
import type { Backend, ChannelsRequest } from '../backends/backend.ts'
import { backoffMs } from '../env/backoff.ts'
import { sleep } from '../env/sleep.ts'
import type { Env } from '../env/env.ts'
import {
  type ChannelId,
  channelOf,
  type ConversationId,
  NO_VERSION,
  rootOf,
  type ThreadId,
  type Version,
} from '../model/id.ts'
import { type Outcome, outcomeOf } from '../model/outcome.ts'
import type { ChatState } from '../state/chatState.ts'
import { forgetOlder, forgetPolls, reachesBack } from '../state/stale.ts'
import { tableGet, tableValues } from '../state/table.ts'
import type { Ingest } from './ingest.ts'
import type { Memory } from './memory.ts'
import { createThreadSync } from './threadSync.ts'

/** Channels asked for in one call, and newest messages brought of each. */
const CHANNELS_A_CALL = 30
const MESSAGES_A_CHANNEL = 30

export interface Sync {
  /** Loads a page of my channels. */
  loadChannels(page: 'first' | 'next', signal: AbortSignal): Promise<void>
  /** Loads a page of the list of my threads. */
  loadThreads(page: 'first' | 'next', signal: AbortSignal): Promise<void>
  /** Asks again for everything that is loaded; tries until it succeeds or `signal` aborts. True when it did. */
  recover(signal: AbortSignal): Promise<boolean>
  /** Asks again for one channel or thread, soon, or once we are online; several calls make one request. */
  refresh(id: ConversationId): void
  /** Asks again for what came into doubt while we were not online. */
  refreshDoubtful(): void
}

/** Brings channels into the store and keeps them true after anything may have been missed (RELIABILITY I20, I22). */
export function createSync(
  store: StoreApi<ChatState>,
  backend: Backend,
  env: Env,
  ingest: () => Ingest,
  memory: Pick<Memory, 'heldThreads' | 'dropThreads'>,
  ending: AbortSignal,
): Sync {
  const doubtful = new Set<ConversationId>()
  const threads = createThreadSync(store, backend, ingest)
  let isRefreshing = false
  /** Up to when nothing was missed, until that is made up for; `null` while nothing is missing, or nobody knows. */
  let missedSince: Version | null = drawnAsOf(store.getState())
  const unwatch = store.subscribe((now, before) => {
    // Read in the moment of the loss: the first word of the next connection is newer than what was missed. It stands
    // however often the line is lost again, for until it is made up for nobody is online.
    if (before.connection.state === 'online' && now.connection.state !== 'online')
      missedSince = backend.heardUpTo?.() ?? null
  })
  ending.addEventListener('abort', unwatch)

  const fetchPage = async (request: ChannelsRequest, signal: AbortSignal) => {
    const page = await backend.fetchChannels(request, signal)
    ingest().now(page.events)
    return page
  }

  /** Asks for channels by name; those that no longer answer are no longer mine. */
  const fetchOnly = async (only: readonly ChannelId[], signal: AbortSignal): Promise<void> => {
    for (let start = 0; start < only.length; start += CHANNELS_A_CALL) {
      const part = only.slice(start, start + CHANNELS_A_CALL)
      const request = { only: part, offset: 0, limit: CHANNELS_A_CALL, messages: MESSAGES_A_CHANNEL }
      const page = await fetchPage(request, signal)
      const { base } = store.getState()
      const gone = part.filter((id) => !page.channelIds.includes(id))
      ingest().now(
        gone.flatMap((channelId) => {
          const version = tableGet(base.channels, channelId)?.channel.info.version
          return version === undefined ? [] : [{ type: 'channel.removed', channelId, version } as const]
        }),
      )
    }
  }

  /** Before try number `attempt`, ms: what the server asks for is the least. */
  const pauseMs = (outcome: Outcome, attempt: number): number =>
    Math.max(outcome.type === 'throttled' ? outcome.waitMs : 0, backoffMs(attempt, env.random))

  const loadChannels: Sync['loadChannels'] = async (page, signal) => {
    const { listing } = store.getState()
    if (page === 'next' && !listing.hasMore) return
    const offset = page === 'first' ? 0 : listing.asked
    const request = { offset, limit: CHANNELS_A_CALL, messages: MESSAGES_A_CHANNEL }
    const { channelIds, hasMore } = await fetchPage(request, signal)
    const asked = Math.max(offset + channelIds.length, page === 'first' ? listing.asked : 0)
    store.setState({
      listing: { asked, hasMore: asked > offset + channelIds.length || hasMore, isLoaded: true },
    })
  }

  const reload = async (signal: AbortSignal): Promise<void> => {
    const known = [...tableValues(store.getState().base.channels)].map((shard) => shard.channel.id)
    if (known.length === 0 && !store.getState().listing.isLoaded) return
    await loadChannels('first', signal)
    const { channels } = store.getState().base
    await fetchOnly(
      known.filter((id) => tableGet(channels, id)?.live === false),
      signal,
    )
  }

  /** What a reload does not show: changes of what is loaded from before the newest page of a channel. */
  const catchUp = async (asOf: Version, signal: AbortSignal): Promise<void> => {
    const channelIds = [...tableValues(store.getState().base.channels)]
      .filter((shard) => reachesBack(shard) || shard.threads.size > 0)
      .map(({ channel }) => channel.id)
    const request = missedSince !== null && channelIds.length > 0 && { channelIds, since: missedSince }
    const missed = (request && (await backend.fetchMissed?.(request, signal))) || 'too-long'
    if (signal.aborted) return
    if (missed !== 'too-long') ingest().now(missed)
    else if (channelIds.length > 0) store.setState(({ base }) => ({ base: forgetOlder(base, channelIds) }))
    const told = missed === 'too-long' ? [] : channelIds
    store.setState(({ base }) => ({ base: forgetPolls(base, asOf, told) }))
  }

  /** Threads on screen are asked for again, the others when somebody opens them. */
  const reloadThreads = async (signal: AbortSignal): Promise<void> => {
    memory.dropThreads()
    for (const id of memory.heldThreads()) {
      const channelId = channelOf(id)
      const thread = rootOf(id)
      if (!thread || !tableGet(store.getState().base.channels, channelId)) continue
      const request = { channelId, thread, anchor: { at: 'newest' }, limit: MESSAGES_A_CHANNEL } as const
      try {
        ingest().now(await backend.fetchTimeline(request, signal))
      } catch (error) {
        // The message it hangs on is gone for good: there is nothing to be known of it any more.
        if (outcomeOf(error).type !== 'rejected') throw error
      }
    }
  }

  const recover: Sync['recover'] = async (signal) => {
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      try {
        // Everything is asked for now, so only what comes into doubt from here on is left for later.
        doubtful.clear()
        // First what is on screen, and with it the subscriptions; so nothing is missed while the rest is told.
        const asOf = backend.heardUpTo?.() ?? NO_VERSION
        await reload(signal)
        await catchUp(asOf, signal)
        await reloadThreads(signal)
        if (threads.isKnown()) await threads.reload(signal)
        if (signal.aborted) break
        missedSince = null
        return true
      } catch (error) {
        await sleep(env, pauseMs(outcomeOf(error), attempt), signal)
      }
    }
    return false
  }

  const isOnline = (): boolean => store.getState().connection.state === 'online'

  const refreshAll = async (): Promise<void> => {
    for (let attempt = 0; doubtful.size > 0 && isOnline() && !ending.aborted; attempt += 1) {
      const ids = [...doubtful]
      const settle = (): void => ids.forEach((id) => doubtful.delete(id))
      try {
        await fetchOnly(ids.filter(isChannel), ending)
        for (const id of ids) if (isThread(id)) await threads.refresh(id, ending)
        settle()
        attempt = -1
      } catch (error) {
        const outcome = outcomeOf(error)
        // A server that refuses to say will not say it the next time either.
        if (outcome.type === 'rejected') settle()
        else await sleep(env, pauseMs(outcome, attempt), ending)
      }
    }
    isRefreshing = false
  }

  const refreshDoubtful = (): void => {
    if (isRefreshing || doubtful.size === 0 || !isOnline()) return
    isRefreshing = true
    // A moment later, so that what the running batch still brings is known by then.
    void sleep(env, 0, ending).then(refreshAll)
  }

  return {
    loadChannels,
    loadThreads: threads.load,
    recover,
    refresh(id) {
      doubtful.add(id)
      refreshDoubtful()
    },
    refreshDoubtful,
  }
}

const isThread = (id: ConversationId): id is ThreadId => rootOf(id) !== null
const isChannel = (id: ConversationId): id is ChannelId => !isThread(id)

/** A state that a server drew was true when it asked for the channels; whatever happened since was missed. */
function drawnAsOf({ drawnAt, base }: ChatState): Version | null {
  const times = [...tableValues(base.channels)].map(({ mineAsOf }) => mineAsOf)
  const oldest = times.reduce((least, time) => (time < least ? time : least), times[0] ?? NO_VERSION)
  return drawnAt === undefined || oldest === NO_VERSION ? null : oldest
}
