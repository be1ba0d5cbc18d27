import type { StoreApi } from 'zustand/vanilla'
import type { Backend, Delivered } from '../backends/backend.ts'
import type { Cancel, Env } from '../env/env.ts'
import type { ChatEvent } from '../model/event.ts'
import type { ChannelId } from '../model/id.ts'
import type { ChatState } from '../state/chatState.ts'
import { selectCan, selectRecord, selectShard } from '../state/selectors.ts'
import type { Tabs } from './tabs.ts'

/** One word to the server about all channels, at most every so often, ms. */
const EVERY_MS = 3000
/** Channels a word can be about. */
const MOST_CHANNELS = 100

export interface DeliveryReceipts {
  /** Notes what has come, to tell the server of it soon. */
  see(events: readonly ChatEvent[]): void
  destroy(): void
}

/** Where messages of others may have come with a fact. */
const cameWith = (event: ChatEvent): ChannelId | null =>
  event.type === 'message.arrived'
    ? event.message.channelId
    : event.type === 'timeline.page'
      ? event.page.channelId
      : null

/** Tells authors that their messages have come to this device, where the channel asks for it (MS-6). One tab tells it. */
export function createDeliveryReceipts(
  store: StoreApi<ChatState>,
  backend: Backend,
  env: Env,
  { isLeading, ending }: { readonly isLeading: Tabs['isLeading']; readonly ending: AbortSignal },
): DeliveryReceipts {
  const { tellDelivered } = backend
  /** Channels to look at. */
  const news = new Set<ChannelId>()
  /** What was told, as places. */
  const told = new Map<ChannelId, string>()
  let cancel: Cancel | null = null

  /** The newest message of a channel, where the author does not know yet that it has come. */
  const due = (channelId: ChannelId): readonly Delivered[] => {
    const state = store.getState()
    const shard = selectShard(state, channelId)
    const record = shard?.latest ? selectRecord(state, channelId, shard.latest) : undefined
    const { selfId } = state.base
    if (!shard || !record || !selfId || record.content.value.authorId === selfId) return []
    // Who has read a message has got it.
    const marks = [shard.delivered, shard.reads].map((map) => map.get(selfId)?.value.upTo ?? '')
    const isKnown = [...marks, told.get(channelId) ?? ''].some((mark) => mark >= (record.order as string))
    const mayTell = shard.channel.info.value.deliveryMarks && selectCan(state, channelId, 'delivery-events')
    if (isKnown || !mayTell) return []
    told.set(channelId, record.order)
    return [{ channelId, key: record.key }]
  }

  const tell = (): void => {
    cancel = null
    const ids = [...news].slice(0, MOST_CHANNELS)
    for (const id of ids) news.delete(id)
    if (news.size > 0) cancel = env.after(EVERY_MS, tell)
    if (!isLeading() || store.getState().connection.state !== 'online') return
    const newest = ids.flatMap(due)
    if (newest.length === 0) return
    tellDelivered?.(newest, ending).catch(() => {
      // The next page or message of the channel tries again.
      for (const { channelId } of newest) told.delete(channelId)
    })
  }

  return {
    see(events) {
      if (!tellDelivered || !backend.capabilities.has('delivered-marks')) return
      for (const event of events) {
        const channelId = cameWith(event)
        if (channelId !== null) news.add(channelId)
      }
      if (news.size > 0) cancel ??= env.after(EVERY_MS, tell)
    },
    destroy: () => cancel?.(),
  }
}
