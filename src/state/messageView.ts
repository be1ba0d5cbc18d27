import type { MessageContent, MessageRecord } from '../model/message.ts'
import type { ChannelId, MessageId, MessageKey, OperationId, UserId } from '../model/id.ts'
import type { UploadId } from '../model/upload.ts'
import { ownReactionTypes } from './message.ts'
import type { Failure } from './outbox.ts'

/**
 * How far a message of mine has come. `unconfirmed`: no answer came, so nobody knows; it is tried again under the
 * same id and cannot arrive twice.
 */
export type MessageStatus = 'sending' | 'sent' | 'failed' | 'unconfirmed'

/** One chip under a message. */
export interface ReactionView {
  readonly type: string
  readonly count: number
  /** The sum of what their reactions count; as many as there are people where nobody gives scores. */
  readonly score: number
  readonly own: boolean
  /** Some of those who reacted, newest first. */
  readonly people: readonly UserId[]
}

/** A message as it is shown: truth with everything pending folded over it. */
export interface MessageView extends MessageContent {
  /** Files it waits for before it can leave; absent: none. */
  readonly uploads?: readonly UploadId[]
  readonly key: MessageKey
  /** `null` until the server has it. */
  readonly id: MessageId | null
  readonly channelId: ChannelId
  readonly reactions: readonly ReactionView[]
  readonly status: MessageStatus
  readonly failure: Failure | null
  /** The operation to retry when `status` is `failed` or `unconfirmed`; a failed one can be discarded, too. */
  readonly failedOperation: OperationId | null
  /** False while something pending about it is in memory alone, and would end with the page. */
  readonly isKept: boolean
}

/** A stored message without anything pending. */
export function viewOfRecord(record: MessageRecord): MessageView {
  // Nobody reacts to what is gone, whatever of it is still known.
  const isGone = record.content.value.kind === 'deleted'
  const groups = isGone ? [] : record.reactions.value.filter(({ count }) => count > 0)
  const own = new Set(isGone ? [] : ownReactionTypes(record.ownReactions))
  const listed = new Set(groups.map(({ type }) => type))
  return {
    ...record.content.value,
    key: record.key,
    id: record.id,
    channelId: record.channelId,
    status: 'sent',
    failure: null,
    failedOperation: null,
    isKept: true,
    reactions: [
      ...groups.map(({ type, count, score = count, people }) => ({
        type,
        count,
        score,
        people,
        own: own.has(type),
      })),
      // My own reaction may be known before the count that includes it.
      ...[...own]
        .filter((type) => !listed.has(type))
        .map((type) => ({ type, count: 1, score: 1, own: true, people: [] })),
    ],
  }
}
