import type { StoreApi } from 'zustand/vanilla'
import type { ChatEvent } from '../model/event.ts'
import type { ChannelId, MessageKey } from '../model/id.ts'
import type { MessageRecord } from '../model/message.ts'
import type { ChatState } from '../state/chatState.ts'
import { selectRecord } from '../state/selectors.ts'

/**
 * Looks at what arrived. A message that was taken back after a try of which nobody knows how it ended may be among it:
 * it is deleted, for nobody wants it any more.
 *
 * @param remove deletes a message, as its author would
 */
export function removeUnwanted(
  store: StoreApi<ChatState>,
  events: readonly ChatEvent[],
  remove: (channelId: ChannelId, key: MessageKey) => void,
): void {
  const { unwanted } = store.getState().outbox
  if (unwanted.length === 0) return
  for (const { key, channelId } of events.flatMap(messagesOf)) {
    const held = unwanted.includes(key) ? selectRecord(store.getState(), channelId, key) : undefined
    if (held && held.content.value.kind !== 'deleted') remove(channelId, key)
  }
}

function messagesOf(event: ChatEvent): readonly MessageRecord[] {
  if (event.type === 'timeline.page') return event.page.messages
  return event.type === 'message.arrived' || event.type === 'message.put' ? [event.message] : []
}
