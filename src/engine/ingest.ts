import type { StoreApi } from 'zustand/vanilla'
import type { Env } from '../env/env.ts'
import type { ChatEvent } from '../model/event.ts'
import {
  type ConversationId,
  type MessageKey,
  NO_VERSION,
  type OperationId,
  type ThreadId,
  threadId,
} from '../model/id.ts'
import type { Base, ChannelShard } from '../state/base.ts'
import { channelOfEvent } from '../state/channelOfEvent.ts'
import type { ChatState } from '../state/chatState.ts'
import { dropEntries, type Entry } from '../state/outbox.ts'
import { reduceAll } from '../state/reduce.ts'
import { settle } from '../state/settle.ts'
import { tableGet } from '../state/table.ts'
import { reduceTyping } from '../state/typing.ts'

/** Frames that come closer together than this, ms, are applied in one step and drawn once. */
const FRAME_MS = 16

export interface Ingest {
  /** Applies facts at once, and in the same step takes acknowledged operations out of the outbox. */
  now(events: readonly ChatEvent[], acknowledged?: readonly OperationId[]): void
  /** Applies facts of the live stream: the first at once, what follows in the same 16 ms together. */
  stream(events: readonly ChatEvent[]): void
  /** Applies at once what of the stream still waits. */
  flush(): void
  destroy(): void
}

export interface IngestHooks {
  /** Something about this channel or thread is no longer known for sure; it has to be asked for again. */
  readonly onDoubt: (id: ConversationId) => void
  readonly onEvents: (events: readonly ChatEvent[]) => void
  /** Operations are done, and these facts show it. */
  readonly onSettled: (ids: readonly OperationId[], facts: readonly ChatEvent[]) => void
}

const NOTHING: readonly OperationId[] = []

/** What shows that a message arrived: its record, or that it is gone again. */
function evidenceOf({ operation }: Entry, base: Base): readonly ChatEvent[] {
  if (operation.kind !== 'message.send') return []
  const { channelId, key } = operation.input
  const shard = tableGet(base.channels, channelId)
  const message = shard && tableGet(shard.messages, key)
  if (message) return [{ type: message.inTimeline ? 'message.arrived' : 'message.put', message }]
  const version = shard?.removed.get(key)
  return version === undefined ? [] : [{ type: 'message.removed', channelId, key, version }]
}

/** A broadcast says that a channel was frozen or thawed, but not what I may do in it from now on. */
function isFrozenAnew({ channel }: ChannelShard, before: Base): boolean {
  const held = tableGet(before.channels, channel.id)?.channel.info.value.frozen
  const isOther = held !== undefined && held !== channel.info.value.frozen
  return isOther && channel.capabilities.version < channel.info.version
}

/**
 * Threads of mine that have just come into doubt: what was deleted may be in their count or have been their end, or, where
 * they are listed, nobody has said yet what they are.
 */
function doubtfulThreads(shard: ChannelShard, before: Base, isListed: boolean): readonly ThreadId[] {
  const held = tableGet(before.channels, shard.channel.id)
  return [...shard.threadStates].flatMap(([root, thread]) => {
    if (!thread.isMine) return []
    const known = held?.threadStates.get(root)
    const isCountDoubtful = thread.unread.dirty && known?.unread.dirty !== true
    const isUntold = thread.info.version === NO_VERSION && known?.isMine !== true
    const isShorter = held !== undefined && replyCount(held, root) > replyCount(shard, root)
    return isCountDoubtful || (isListed && (isUntold || isShorter)) ? [threadId(shard.channel.id, root)] : []
  })
}

const replyCount = ({ messages }: ChannelShard, root: MessageKey): number =>
  tableGet(messages, root)?.content.value.replyCount ?? 0

/** The only way facts get into the store: one step a batch, whatever they came in. */
export function createIngest(store: StoreApi<ChatState>, env: Env, hooks: IngestHooks): Ingest {
  let waiting: ChatEvent[] = []
  let isPaused = false
  let cancel = (): void => {}

  const apply = (events: readonly ChatEvent[], acknowledged: readonly OperationId[]): void => {
    const { base: before, outbox: held } = store.getState()
    store.setState((state) => {
      const base = reduceAll(state.base, events)
      const typing = events.reduce((known, event) => reduceTyping(known, event, base.selfId), state.typing)
      return { base, outbox: settle(dropEntries(state.outbox, acknowledged), base), typing }
    })
    const { base } = store.getState()
    const isListLoaded = store.getState().threadListing.isLoaded
    const touched = new Set(events.map(channelOfEvent))
    for (const id of touched) {
      const shard = id && tableGet(base.channels, id)
      const isDoubtful = shard && (shard.unread.dirty || !shard.live || isFrozenAnew(shard, before))
      if (id && isDoubtful) hooks.onDoubt(id)
      if (shard) for (const thread of doubtfulThreads(shard, before, isListLoaded)) hooks.onDoubt(thread)
    }
    hooks.onEvents(events)
    const { entries } = store.getState().outbox
    const settled = [...held.entries.values()].filter(({ operation }) => !entries.has(operation.id))
    if (settled.length === 0) return
    const evidence = settled.flatMap((entry) => evidenceOf(entry, base))
    hooks.onSettled(
      settled.map(({ operation }) => operation.id),
      acknowledged.length > 0 ? [...events, ...evidence] : evidence,
    )
  }

  /** One event that cannot be digested must not take the rest of its batch with it (RELIABILITY I23). */
  const now: Ingest['now'] = (events, acknowledged = NOTHING) => {
    try {
      apply(events, acknowledged)
    } catch (error) {
      const poison = events.length === 1 ? events[0] : undefined
      const channel = poison && channelOfEvent(poison)
      if (channel) hooks.onDoubt(channel)
      if (events.length <= 1) {
        if (acknowledged.length > 0) apply([], acknowledged)
        if (!poison) throw error
        return
      }
      for (const event of events) now([event])
      if (acknowledged.length > 0) apply([], acknowledged)
    }
  }

  const flush = (): void => {
    isPaused = false
    if (waiting.length === 0) return
    const batch = waiting
    waiting = []
    pause()
    now(batch)
  }
  function pause(): void {
    isPaused = true
    cancel = env.after(FRAME_MS, flush)
  }

  return {
    now,
    stream(events) {
      for (const event of events) waiting.push(event)
      if (!isPaused) flush()
    },
    flush() {
      cancel()
      flush()
    },
    destroy: () => cancel(),
  }
}
