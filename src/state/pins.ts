import { type MessageKey, NO_VERSION } from '../model/id.ts'
import type { MessageRecord } from '../model/message.ts'
import type { Versioned } from '../model/versioned.ts'
import type { ChannelShard } from './base.ts'
import { mergeMessage } from './message.ts'
import { tableGet } from './table.ts'
import { newest } from './versioned.ts'

/** What is pinned in a channel, as its state told it. */
export interface ToldPins {
  readonly messages: readonly MessageRecord[]
  /** These were all there were. */
  readonly isWhole: boolean
}

export interface Pins {
  readonly told: Versioned<ToldPins>
  /** Those among the messages that are held. */
  readonly held: ReadonlySet<MessageKey>
}

export const noPins: Pins = {
  told: { version: NO_VERSION, value: { messages: [], isWhole: false } },
  held: new Set(),
}

/** These were pinned then. What became of each since is told by itself. */
export function putPins(shard: ChannelShard, told: Versioned<ToldPins>): ChannelShard {
  const messages = told.value.messages.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const next = newest(shard.pins.told, { version: told.version, value: { ...told.value, messages } })
  return next === shard.pins.told ? shard : { ...shard, pins: { ...shard.pins, told: next } }
}

/** Takes note of whether a message that is held is pinned. */
export function noticePin(pins: Pins, { key, content }: MessageRecord): Pins {
  const { pinned } = content.value
  if (pinned === pins.held.has(key)) return pins
  const held = new Set(pins.held)
  if (pinned) held.add(key)
  else held.delete(key)
  return { ...pins, held }
}

/** The same once messages were let go of. */
export function trimPins(shard: ChannelShard): ChannelShard {
  const left = [...shard.pins.held].filter((key) => tableGet(shard.messages, key))
  if (left.length === shard.pins.held.size) return shard
  return { ...shard, pins: { ...shard.pins, held: new Set(left) } }
}

/**
 * A message of which it was told that it is pinned, as it is by all that is known; `undefined` where it is not, or gone.
 * What the state of a channel no longer lists was unpinned while nobody listened.
 */
export function pinnedRecord(shard: ChannelShard, key: MessageKey): MessageRecord | undefined {
  const { version, value } = shard.pins.told
  const listed = value.messages.find((message) => message.key === key)
  const held = tableGet(shard.messages, key)
  const record = listed && held ? mergeMessage(held, listed) : (held ?? listed)
  if (!record || shard.removed.has(key) || record.order <= shard.truncated) return undefined
  const isUnlisted = !listed && value.isWhole && record.content.version <= version
  return isUnlisted ? undefined : record
}
