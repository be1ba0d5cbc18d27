import { type MessageKey, type ThreadId, threadId } from '../model/id.ts'
import type { ChannelShard } from './base.ts'
import type { ChatState } from './chatState.ts'
import { EVERYWHERE } from './operations/readChannels.ts'
import { entriesFor } from './outbox.ts'
import { selectUnread } from './selectors.ts'
import { tableGet, tableValues } from './table.ts'
import { lastReplyOf, type ThreadState } from './threadState.ts'

interface Listed {
  readonly id: ThreadId
  readonly lastReply: string
}

/** Where the newest reply of one of my threads stands; `''` where there is nothing (any more) that could be listed. */
function listedAt(shard: ChannelShard, root: MessageKey, thread: ThreadState): string {
  if (!thread.isMine || shard.removed.has(root)) return ''
  const lastReply = lastReplyOf(shard, thread)
  const content = tableGet(shard.messages, root)?.content
  // Every reply moves its message: one that counts none and is newer than the last has lost them all.
  const isEmptied = content?.value.replyCount === 0 && (content.version as string) >= lastReply
  return isEmptied ? '' : lastReply
}

function* listed({ base }: ChatState): Generator<Listed> {
  for (const shard of tableValues(base.channels))
    for (const [root, thread] of shard.threadStates) {
      const lastReply = listedAt(shard, root, thread)
      if (lastReply !== '') yield { id: threadId(shard.channel.id, root), lastReply }
    }
}

const byNewest = (a: Listed, b: Listed): number =>
  a.lastReply === b.lastReply ? (a.id < b.id ? -1 : 1) : a.lastReply > b.lastReply ? -1 : 1

/** My threads as far as they are known, newest reply first. A fresh list each time: to be joined before it is compared. */
export const selectThreads = (state: ChatState): readonly ThreadId[] =>
  [...listed(state)].toSorted(byNewest).map(({ id }) => id)

/** In how many threads there is something that I have not read: by what the server counts until all of them are known. */
export function selectUnreadThreads(state: ChatState): number {
  const { isLoaded, cursor } = state.threadListing
  const isAllRead = entriesFor(state.outbox, EVERYWHERE).length > 0
  if ((!isLoaded || cursor !== null) && !isAllRead) return state.base.unreadThreads.value
  let count = 0
  for (const { id } of listed(state)) if (selectUnread(state, id) > 0) count += 1
  return count
}
