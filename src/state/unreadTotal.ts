import type { ChatState } from './chatState.ts'
import type { UnreadTotals } from '../model/unreadTotals.ts'
import { EVERYWHERE } from './operations/readChannels.ts'
import { entriesFor } from './outbox.ts'
import { selectUnread } from './selectors.ts'
import { tableValues } from './table.ts'

const sums = new WeakMap<
  ChatState['base']['channels'],
  { outbox: ChatState['outbox']; totals: UnreadTotals }
>()

/** What is unread in the channels that are known. */
function known(state: ChatState): UnreadTotals {
  const { channels } = state.base
  const held = sums.get(channels)
  if (held?.outbox === state.outbox) return held.totals
  let [messages, withSome] = [0, 0]
  for (const { channel } of tableValues(channels)) {
    const unread = selectUnread(state, channel.id)
    messages += unread
    if (unread > 0) withSome += 1
  }
  const totals = { messages, channels: withSome }
  sums.set(channels, { outbox: state.outbox, totals })
  return totals
}

/**
 * How much I have not read in all channels: what is known of them once all are loaded; until then at least that, and as
 * much as the server counted last, unless I have just read everything.
 */
export function selectUnreadTotal(state: ChatState, what: keyof UnreadTotals): number {
  const { isLoaded, hasMore } = state.listing
  const sum = known(state)[what]
  const isWhole = isLoaded && !hasMore
  if (isWhole || entriesFor(state.outbox, EVERYWHERE).length > 0) return sum
  return Math.max(sum, state.base.unreadTotals.value[what])
}
