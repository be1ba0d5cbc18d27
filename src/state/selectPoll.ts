import { NO_VERSION } from '../model/id.ts'
import type { PollId } from '../model/poll.ts'
import type { ChatState } from './chatState.ts'
import { entriesFor } from './outbox.ts'
import { type PollView, projectPoll } from './pollView.ts'
import { tableGet } from './table.ts'

/**
 * One poll as it is shown: `undefined` while it, or what I have chosen, is not known: broadcasts tell nobody's votes (I17).
 * `null` once it is gone.
 */
export function selectPoll(
  { base, outbox }: Pick<ChatState, 'base' | 'outbox'>,
  id: PollId,
): PollView | null | undefined {
  const record = tableGet(base.polls, id)
  if (!record || (record.info.value && record.own.version === NO_VERSION)) return undefined
  return projectPoll(record, entriesFor(outbox, id))
}
