import type { ChannelId } from '../model/id.ts'
import type { Base, ChannelShard } from './base.ts'
import { tableGet, tableValues } from './table.ts'

/** When something last happened in a channel, ms since the epoch: its newest message, else when it was made. */
export function activityAt(shard: ChannelShard): number {
  const latest = shard.latest && tableGet(shard.messages, shard.latest)
  return latest ? latest.content.value.createdAt : shard.channel.info.value.createdAt
}

const compare = (a: ChannelShard, b: ChannelShard): number =>
  activityAt(b) - activityAt(a) || (a.channel.id < b.channel.id ? -1 : 1)

/** True when neighbours stand right everywhere; walks the list without copying it. */
const isSorted = (ids: readonly ChannelId[], base: Base): boolean => {
  let before: ChannelShard | undefined
  for (const id of ids) {
    const shard = tableGet(base.channels, id)
    if (!shard || (before && compare(before, shard) > 0)) return false
    before = shard
  }
  return ids.length === base.channels.size
}

/** Keeps the channel list newest first. The list keeps its reference while no channel changes places. */
export function byActivity(before: Base, after: Base): Base {
  if (after.channels === before.channels || isSorted(after.channelOrder, after)) return after
  const sorted = [...tableValues(after.channels)].toSorted(compare)
  return { ...after, channelOrder: sorted.map((shard) => shard.channel.id) }
}
