import type { ChannelId, UserId } from '../model/id.ts'
import type { ChatState } from './chatState.ts'
import { selectShard, selectUser } from './selectors.ts'
import { tableGet } from './table.ts'

const MOST_NAMES = 3

/** The members of a channel other than me, up to three; in a channel of two that is the other person. */
function others(state: ChatState, channelId: ChannelId): readonly UserId[] {
  const found: UserId[] = []
  for (const [id, member] of selectShard(state, channelId)?.members ?? []) {
    if (id !== state.base.selfId && member.value) found.push(id)
    if (found.length === MOST_NAMES) break
  }
  return found
}

/** The other person of a conversation between two; `null` in any other channel. */
export function selectPartner(state: ChatState, channelId: ChannelId): UserId | null {
  const shard = selectShard(state, channelId)
  if (!shard || shard.channel.info.value.name !== '' || shard.channel.info.value.memberCount > 2) return null
  return others(state, channelId)[0] ?? null
}

/** A channel's own name, else the names of those in it; empty when neither is known. Foreign text. */
export function selectChannelTitle(state: ChatState, channelId: ChannelId): string {
  const name = selectShard(state, channelId)?.channel.info.value.name
  if (name) return name
  return others(state, channelId)
    .map((id) => selectUser(state, id)?.name || id)
    .join(', ')
}

/** How many people of a channel are there now; 0 while nobody knows. */
export function selectOnlineCount(state: ChatState, channelId: ChannelId): number {
  let online = 0
  for (const [id, member] of selectShard(state, channelId)?.members ?? []) {
    if (member.value && selectIsOnline(state, id)) online += 1
  }
  return online
}

export const selectIsOnline = (state: ChatState, id: UserId): boolean =>
  tableGet(state.base.presence, id)?.value.online ?? false
