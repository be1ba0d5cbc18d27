import type { ChatEvent } from '../model/event.ts'
import type { MessageRecord } from '../model/message.ts'
import type { ChatState } from '../state/chatState.ts'
import { entriesFor } from '../state/outbox.ts'
import { selectRecord } from '../state/selectors.ts'
import type { LookUps, LookUpsParts } from './lookUps.ts'

/** Messages of one page of what was found. */
const RESULTS_A_PAGE = 30

/** Something of it is held already, be it mine on its way: whatever a server says of it is news (RELIABILITY I3). */
export const isHeld = (state: ChatState, { channelId, key }: MessageRecord): boolean =>
  selectRecord(state, channelId, key) !== undefined || entriesFor(state.outbox, key).length > 0

/**
 * Looks for messages. Which ones were found is an answer: only asking again can change it, so it is the asker's. What
 * they say is another matter, for an edit or a deletion can change that, and those are the store's. Of a message that
 * the store holds it therefore takes the news from here. Any other it does not take: one message out of nowhere is no
 * stretch of history, could be mistaken for the newest of its channel, and would be kept for good by a page on which
 * somebody searches all day. Such a message is shown from the answer, until the store hears of it (`selectFound`).
 */
export function createSearches({
  store,
  backend,
  connector,
  ingest,
  ending,
}: LookUpsParts): LookUps['search'] {
  return async (query, cursor, signal = ending) => {
    await connector.settled(signal)
    const page = await backend.fetchSearch?.({ ...query, cursor, limit: RESULTS_A_PAGE }, signal)
    if (!page) return { results: [], next: null, isPartial: false }
    const state = store.getState()
    const news = page.results.flatMap(({ message }): readonly ChatEvent[] =>
      isHeld(state, message) ? [{ type: 'message.put', message }] : [],
    )
    ingest.now([...page.events, ...news])
    return { results: page.results, next: page.next, isPartial: page.isPartial }
  }
}
