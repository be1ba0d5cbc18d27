import type { Json } from '../../wire/decode.ts'
import type {
  ChannelRecord,
  DraftRecord,
  MemberRecord,
  MessageRecord,
  PollRecord,
  PollVoteRecord,
  ReactionRecord,
  ReminderRecord,
} from '../store/records.ts'

/**
 * Something that happened, told by ids. What a person is shown of it — the message as they may see it, their own
 * totals — is made when it is told (`eventView.ts`), over a socket now or by sync later. So a text that was deleted
 * in between is not told any more.
 */
export type Happening = HappeningFacts & Audience

/** Who is told. */
export type Audience =
  /** Every connection that watches the channel. */
  | { readonly to: 'channel'; readonly cid: string }
  /** Every connection of one person. */
  | { readonly to: 'user'; readonly user_id: string; readonly cid?: string }
  /** The connections that asked for this person's presence. */
  | { readonly to: 'followers'; readonly user_id: string }
  /** The person's own connections, their followers, and whoever watches a channel they are a member of. */
  | { readonly to: 'acquaintances'; readonly user_id: string }

export interface HappeningFacts {
  readonly type: string
  readonly created_at: string
  /** Who did it. */
  readonly actor_id?: string
  readonly message_id?: string
  /** The message itself where the store no longer has it: without its content. */
  readonly gone?: MessageRecord
  readonly reaction?: ReactionRecord
  readonly member?: MemberRecord
  readonly draft?: DraftRecord
  readonly reminder?: ReminderRecord
  readonly poll?: {
    readonly id: string
    /** The message it hangs on, which is named but not told. */
    readonly message_id: string
    readonly vote?: PollVoteRecord
    /** The poll itself where the store no longer has it: without its content. */
    readonly gone?: PollRecord
  }
  /** Tells the thread under this message as well, as it is when this is told. */
  readonly thread_id?: string
  /** Tells the channel as well, as it is when this is told. */
  readonly withChannel?: boolean
  /** The channel as it was, for who may not see what became of it. */
  readonly channel?: ChannelRecord
  /** This person may not read the channel any more: they are told this, and nothing of it after. */
  readonly endsWatchingOf?: string
  /** Tells the receiver themselves, as they are when this is told. */
  readonly withMe?: boolean
  /** Tells every receiver their own totals of unread messages. */
  readonly withTotals?: boolean
  /** Members who do not watch the channel get it as `notification.message_new`. */
  readonly notifiesElsewhere?: boolean
  /** Further fields of the event, as they are. */
  readonly fields?: Json
  /** What a custom event carries. */
  readonly custom?: Json
}

/** What a rule says of it; the stamp is added when it is noted. */
export type NewHappening = Omit<HappeningFacts, 'created_at'> & Audience
