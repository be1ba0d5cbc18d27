import type { Order, UserId } from './id.ts'

/** What a thread says of itself as a whole; replaced as a whole by a newer version. Its message and replies speak for themselves. */
export interface ThreadInfo {
  /** What somebody called it: foreign text; '' when nobody did. */
  readonly title: string
  /** Those who take part and can read it, in the order in which they came; of very many only the first. */
  readonly participants: readonly UserId[]
  /** Where its newest reply stood then, or a text that sorts right behind it. */
  readonly lastReply: Order
  /** When that came, ms since the epoch. */
  readonly lastReplyAt: number
  readonly custom: Readonly<Record<string, unknown>>
}
