import type { Backend } from '../backend.ts'
import { markDelivered } from '../../wire/stream/delivered.ts'
import { asObject, asOptionalText, type Json } from '../../wire/decode.ts'
import { sortableTime } from '../../wire/stream/time.ts'
import type { ChatEvent } from '../../model/event.ts'
import { type ChannelId, userId, type Version } from '../../model/id.ts'
import type { StreamClient } from './client.ts'
import { afterTime } from './source.ts'

/** Tells how far messages have come to this device. What is lost is overtaken by the next one. */
export const createTellDelivered =
  (client: StreamClient): NonNullable<Backend['tellDelivered']> =>
  async (newest, signal) => {
    const latest_delivered_messages = newest.map(({ channelId: cid, key: id }) => ({ cid, id }))
    await client.call(markDelivered, { body: { latest_delivered_messages } }, signal, 'signal')
  }

/** How far messages have come to somebody, where a frame or an entry of a channel's readers tells it. */
export function deliveredEvents(raw: unknown, channelId: ChannelId, at: Version): readonly ChatEvent[] {
  const told = asObject(raw)
  const who = asOptionalText(asObject(told['user'])['id'])
  const upTo = afterTime(sortableTime(told['last_delivered_at']))
  if (!who || upTo === '' || channelId === '') return []
  return [{ type: 'delivered.put', channelId, userId: userId(who), mark: { version: at, value: { upTo } } }]
}

/** Whether I let others know that messages have come to me, in the words of what the server says of myself. */
export const tellsDelivery = (me: Json): boolean =>
  asObject(asObject(me['privacy_settings'])['delivery_receipts'])['enabled'] !== false
