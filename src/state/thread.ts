import type { MessageKey } from '../model/id.ts'
import type { MessageRecord } from '../model/message.ts'
import { type ChannelShard, emptyLine, type ThreadLine } from './base.ts'
import type { Place } from './sequence.ts'
import { place, type Timeline, unplace } from './timeline.ts'

/** The history of a channel, or of the thread under one of its messages. */
export const lineOf = (shard: ChannelShard, root: MessageKey | undefined | null): ThreadLine =>
  root ? (shard.threads.get(root) ?? emptyLine) : shard

/** The channel with another history, of itself or of a thread. */
export function withLine(
  shard: ChannelShard,
  root: MessageKey | undefined | null,
  { timeline, shown }: ThreadLine,
): ChannelShard {
  const held = lineOf(shard, root)
  if (timeline === held.timeline && shown === held.shown) return shard
  if (!root) return { ...shard, timeline, shown }
  return { ...shard, threads: new Map(shard.threads).set(root, { timeline, shown }) }
}

/** Changes the histories of all threads that are loaded. */
export function eachThread(shard: ChannelShard, change: (timeline: Timeline) => Timeline): ChannelShard {
  let next = shard
  for (const [root, line] of shard.threads)
    next = withLine(next, root, { ...line, timeline: change(line.timeline) })
  return next
}

/** Puts a reply where it stands in its thread, as far as that is loaded. */
export function placeReply(
  shard: ChannelShard,
  { content }: MessageRecord,
  spot: Place,
  arrived: boolean,
): ChannelShard {
  const root = content.value.parent
  const line = root === null ? undefined : shard.threads.get(root)
  return line ? withLine(shard, root, { ...line, timeline: place(line.timeline, spot, arrived) }) : shard
}

/** The channel without a message, wherever it stood. */
export const unplaceAll = (shard: ChannelShard, spot: Place): ChannelShard => {
  const timeline = unplace(shard.timeline, spot)
  const rest = eachThread(shard, (thread) => unplace(thread, spot))
  return timeline === rest.timeline ? rest : { ...rest, timeline }
}
