import type { StoreApi } from 'zustand/vanilla'
import type { ChatEvent } from '../model/event.ts'
import type { ChannelId, MessageKey } from '../model/id.ts'
import type { MessageRecord } from '../model/message.ts'
import type { ChatState } from '../state/chatState.ts'
import { selectShard } from '../state/selectors.ts'
import { tableGet } from '../state/table.ts'

/** More than these are not remembered. */
const MOST_REMEMBERED = 100

/** Looks at what arrives. */
export interface UnwantedWatch {
  see(events: readonly ChatEvent[]): void
  destroy(): void
}

/**
 * Remembers messages that were taken back after a try of which nobody knows how it ended. Should one arrive all the
 * same, it is deleted: nobody wants it any more.
 *
 * @param remove deletes a message, as its author would
 */
export function watchUnwanted(
  store: StoreApi<ChatState>,
  remove: (channelId: ChannelId, key: MessageKey) => void,
): UnwantedWatch {
  const unwanted = new Set<MessageKey>()

  const note = ({ base, outbox }: ChatState, before: ChatState): void => {
    if (outbox.entries === before.outbox.entries) return
    for (const key of unwanted) if (outbox.byTarget.has(key)) unwanted.delete(key)
    for (const [id, { operation, attempts }] of before.outbox.entries) {
      if (operation.kind !== 'message.send' || attempts === 0 || outbox.entries.has(id)) continue
      const { channelId, key } = operation.input
      const shard = tableGet(base.channels, channelId)
      const isThere = shard && (tableGet(shard.messages, key) !== undefined || shard.removed.has(key))
      if (!isThere) unwanted.add(key)
    }
    for (const key of unwanted) {
      if (unwanted.size <= MOST_REMEMBERED) break
      unwanted.delete(key)
    }
  }

  return {
    see(events) {
      if (unwanted.size === 0) return
      for (const { key, channelId } of events.flatMap(messagesOf)) {
        const shard = selectShard(store.getState(), channelId)
        const held = shard && tableGet(shard.messages, key)
        if (!held || !unwanted.delete(key)) continue
        if (held.content.value.kind !== 'deleted') remove(channelId, key)
      }
    },
    destroy: store.subscribe(note),
  }
}

function messagesOf(event: ChatEvent): readonly MessageRecord[] {
  if (event.type === 'timeline.page') return event.page.messages
  return event.type === 'message.arrived' || event.type === 'message.put' ? [event.message] : []
}
