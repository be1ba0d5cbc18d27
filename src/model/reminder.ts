import type { ChannelId, MessageKey } from './id.ts'
import type { Quote } from './message.ts'

/** A message that I want to come back to. Nobody else is told. */
export interface Reminder {
  readonly channelId: ChannelId
  readonly key: MessageKey
  /** The message in whose thread it stands; `null`: in the channel itself, or nobody said. */
  readonly thread: MessageKey | null
  /** When I am told, ms since the epoch; `null`: it is only kept. */
  readonly at: number | null
  /** What the message said when this was told; `null` where nobody said. */
  readonly message: Quote | null
}
