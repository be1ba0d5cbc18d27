import type { UserId } from './id.ts'
import type { MessageRecord } from './message.ts'
import type { Report } from './mark.ts'

/** One report of one message, as those who moderate its channel are told. Words in it are foreign. */
export interface MessageFlag extends Report {
  readonly message: MessageRecord
  /** Who reported it. */
  readonly byId: UserId
  /** ms since the epoch, for drawing only. */
  readonly at: number
}
