import type { ChatEvent } from '../model/event.ts'
import type { ChannelId, MessageKey } from '../model/id.ts'
import type { MessageRecord } from '../model/message.ts'
import type { LookUps, LookUpsParts } from './lookUps.ts'
import { isHeld } from './searches.ts'

/** Messages of one request; longer lists are asked for in several. */
const KEYS_A_CALL = 50

interface Gathered {
  readonly keys: Set<MessageKey>
  readonly found: Promise<ReadonlyMap<MessageKey, MessageRecord>>
}

/**
 * Asks for single messages by their keys. A list of places draws each row by itself, so what is asked for in the same
 * tick goes in one request. As with a search, the store takes the news of what it holds and nothing out of nowhere.
 */
export function createMessagesById(parts: LookUpsParts): LookUps['loadMessages'] {
  const { store, backend, connector, ingest, ending } = parts
  const waiting = new Map<ChannelId, Gathered>()

  const fetchAll = async (
    channelId: ChannelId,
    keys: ReadonlySet<MessageKey>,
  ): Promise<ReadonlyMap<MessageKey, MessageRecord>> => {
    await connector.settled(ending)
    // From here on, what is asked for goes with the next request.
    waiting.delete(channelId)
    const all = [...keys]
    const found = new Map<MessageKey, MessageRecord>()
    for (let start = 0; start < all.length; start += KEYS_A_CALL) {
      const request = { channelId, keys: all.slice(start, start + KEYS_A_CALL) }
      const page = await backend.fetchMessages?.(request, ending)
      if (!page) continue
      const state = store.getState()
      const news = page.messages.flatMap((message): readonly ChatEvent[] =>
        isHeld(state, message) ? [{ type: 'message.put', message }] : [],
      )
      ingest.now([...page.events, ...news])
      for (const message of page.messages) found.set(message.key, message)
    }
    return found
  }

  const gather = (channelId: ChannelId): Gathered => {
    const known = waiting.get(channelId)
    if (known) return known
    const keys = new Set<MessageKey>()
    const found = Promise.resolve()
      .then(() => fetchAll(channelId, keys))
      .finally(() => {
        if (waiting.get(channelId)?.keys === keys) waiting.delete(channelId)
      })
    const gathered = { keys, found }
    waiting.set(channelId, gathered)
    return gathered
  }

  return async (channelId, keys, signal = ending) => {
    if (keys.length === 0) return []
    const gathered = gather(channelId)
    for (const key of keys) gathered.keys.add(key)
    const found = await gathered.found
    signal.throwIfAborted()
    return keys.flatMap((key) => found.get(key) ?? [])
  }
}
