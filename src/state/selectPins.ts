import type { ChannelId, MessageKey } from '../model/id.ts'
import type { ChatState } from './chatState.ts'
import type { MessageView } from './messageView.ts'
import { entriesFor } from './outbox.ts'
import { pinnedRecord } from './pins.ts'
import { projectMessage } from './project.ts'
import { selectShard } from './selectors.ts'

const NONE: readonly MessageView[] = []

/** Whatever may be pinned: by what was told, by what is held, and by what I have just pressed. */
function candidates(state: ChatState, channelId: ChannelId): ReadonlySet<MessageKey> {
  const pins = selectShard(state, channelId)?.pins
  const keys = new Set([...(pins?.told.value.messages ?? []).map(({ key }) => key), ...(pins?.held ?? [])])
  for (const { operation } of state.outbox.entries.values())
    if (operation.kind === 'message.pin' && operation.input.channelId === channelId)
      keys.add(operation.input.key)
  return keys
}

/** What is pinned in a channel, what was pinned last first. A new array each time, of views that stay the same. */
export function selectPinned(state: ChatState, channelId: ChannelId): readonly MessageView[] {
  const shard = selectShard(state, channelId)
  const keys = candidates(state, channelId)
  if (!shard || keys.size === 0) return NONE
  const pinned = [...keys].flatMap((key) => {
    const record = pinnedRecord(shard, key)
    const view = record && projectMessage(record, entriesFor(state.outbox, key))
    return view?.pinned && view.kind !== 'deleted' ? [view] : []
  })
  return pinned.toSorted((a, b) => (b.pinnedAt ?? 0) - (a.pinnedAt ?? 0) || (a.key < b.key ? -1 : 1))
}

/** Whether all that is pinned is known. */
export const selectArePinsWhole = (state: ChatState, channelId: ChannelId): boolean =>
  selectShard(state, channelId)?.pins.told.value.isWhole ?? false
