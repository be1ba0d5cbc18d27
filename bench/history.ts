import type { ChatEvent } from '../src/model/event.ts'
import { channelId, messageKey, order, type Version, version } from '../src/model/id.ts'
import type { MessageRecord } from '../src/model/message.ts'
import { ann, channelRecord, messageRecord, mina, pageOf, versionAt } from '../test/engine/facts.ts'

/** Facts about one long channel, numbered: message `n` is the n-th that was sent, a second after the one before. */
export const CHANNEL = channelId('messaging:long')
export const ME = ann
const OTHER = mina

/** After everything that was sent, s. */
const LATER = 500_000_000
const later = (by: number): Version => versionAt(LATER + by)
// As long as the names that messages really have.
const keyOf = (number: number): string => `mina-0b5e7a3c-51f2-4c38-9d7e-${String(number).padStart(12, '0')}`

const message = (number: number): MessageRecord =>
  messageRecord(keyOf(number), { at: number, channelId: CHANNEL, authorId: OTHER })

/** The same message with another text; its reactions stay as they were. */
function changed(number: number, round: number): MessageRecord {
  const before = message(number)
  const value = { ...before.content.value, text: `Message ${number}, told in round ${round}` }
  return { ...before, content: { version: later(round), value } }
}

/** A channel whose whole history of `count` messages is loaded, and that is read up to its end. */
function snapshot(count: number): readonly ChatEvent[] {
  const messages = Array.from({ length: count }, (_, number) => message(number))
  return [
    { type: 'channel.put', channel: channelRecord(CHANNEL, { may: ['send-message'] }) },
    { type: 'unread.put', channelId: CHANNEL, count: { version: later(LATER - 1), value: 0 } },
    { type: 'channel.live', channelId: CHANNEL },
    pageOf(CHANNEL, messages, { asOf: version(`${versionAt(count)}~`) }),
  ]
}

export const facts = {
  snapshot,
  arrived: (number: number): ChatEvent => ({ type: 'message.arrived', message: message(number) }),
  edited: (number: number, round: number): ChatEvent => ({
    type: 'message.put',
    message: changed(number, round),
  }),
  reacted: (number: number, round: number): ChatEvent => ({
    type: 'message.put',
    message: {
      ...message(number),
      reactions: {
        version: later(round),
        value: [{ type: 'like', count: round, firstAt: order(versionAt(number)), people: [OTHER] }],
      },
    },
  }),
  removed: (number: number): ChatEvent => ({
    type: 'message.removed',
    channelId: CHANNEL,
    key: messageKey(keyOf(number)),
    version: later(number),
  }),
  read: (round: number): ChatEvent => ({
    type: 'read.put',
    channelId: CHANNEL,
    userId: OTHER,
    mark: { version: later(round), value: { upTo: later(round) } },
  }),
}
