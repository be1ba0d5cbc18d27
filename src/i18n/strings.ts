import type { Formatter } from './format.ts'

/** The reactions that are one press away. */
export type QuickReaction = 'like' | 'love' | 'haha' | 'wow' | 'sad' | 'party'

/** What somebody may be besides a user like all others. */
export type UserRole = 'admin' | 'moderator' | 'guest'

/** What hangs on a message, where only a word for it fits. */
export type AttachmentWord = 'image' | 'video' | 'audio' | 'file' | 'link' | 'unknown'

/** What narrows a search. */
export type SearchFilterWord = 'from' | 'in' | 'has' | 'before' | 'after'

/** Why something is reported; other words that a server knows are shown as they are. */
export type ReportReason = 'spam' | 'abuse' | 'hate' | 'violence' | 'sexual' | 'other'

/** What can be done by key. */
export type ShortcutWord =
  | 'help'
  | 'nextRegion'
  | 'previousRegion'
  | 'nextUnread'
  | 'previousUnread'
  | 'messageMenu'
  | 'reply'
  | 'thread'
  | 'pin'
  | 'unread'
  | 'react'
  | 'edit'
  | 'delete'
  | 'copy'
  | 'editLast'
  | 'bold'
  | 'italic'
  | 'code'
  | 'strike'

/**
 * Everything the components say, seen or heard, in one language. Each entry is a whole sentence or label; functions
 * isolate the foreign text they are given (`isolate`) and write numbers with the formatter.
 */
export interface Strings {
  // Words used in many places
  readonly today: string
  readonly yesterday: string
  readonly you: string
  readonly retry: string
  readonly undo: string
  readonly close: string
  readonly userUnnamed: string
  readonly userDeleted: string
  readonly attachments: Readonly<Record<AttachmentWord, string>>

  // Ways past what comes before, for keyboards
  readonly skipToComposer: string
  readonly skipToMessages: string
  readonly skipToChannels: string

  // The list of channels
  readonly channelListLabel: string
  readonly channelListEmpty: string
  readonly channelListFailed: string
  readonly channelListMore: string
  readonly channelListMoreFailed: string
  readonly channelUnnamed: string
  /** Where a conversation would be, before one is chosen. */
  readonly channelChoose: string
  /** Part of a row's name: "unread, 5 messages". */
  readonly channelUnread: (count: number) => string
  /** What fits in a badge: at most "99+". */
  readonly channelBadge: (count: number) => string
  readonly channelDraft: (text: string) => string
  readonly channelActions: (name: string) => string

  // The head of a conversation
  readonly channelBack: string
  readonly channelMembers: (members: number) => string
  readonly channelMembersOnline: (members: number, online: number) => string
  readonly presenceOnline: string
  readonly presenceOffline: string
  /** `when` is a time, a day or "5 minutes ago". */
  readonly lastSeen: (when: string) => string
  /** The day before today, inside a sentence. */
  readonly lastSeenYesterday: string
  readonly channelToolbar: string
  /** Where who is there cannot be known. */
  readonly channelOffline: string

  // One person
  readonly profileOf: (name: string) => string
  readonly userRoles: Readonly<Record<UserRole, string>>
  readonly localTime: (time: string) => string

  // Short words at the edge
  readonly toastRegion: string

  // The messages of a conversation
  readonly messageListLabel: (channel: string) => string
  readonly messageListHint: string
  readonly messageListEmpty: string
  /** Leads from an empty conversation to the message field. */
  readonly messageListWrite: string
  readonly messageListFailed: string
  readonly messageListStart: (channel: string) => string
  readonly messageListOlder: string
  readonly messageListOlderFailed: string
  readonly unreadSeparator: (count: number) => string
  readonly unreadStrip: (count: number, since: string) => string
  readonly unreadStripJump: string
  readonly unreadStripRead: string
  readonly channelMarkUnread: string
  readonly channelsMarkRead: string
  readonly markedUnread: string
  readonly markedAllRead: string
  readonly jumpToLatest: string
  readonly jumpBack: string
  /** Said when a message that was asked for is not there. */
  readonly messageGone: string
  readonly jumpToNew: (count: number) => string
  readonly gapText: string
  /** Seen on the button, and the beginning of `gapLoadLabel`. */
  readonly gapLoad: string
  readonly gapLoadLabel: string

  // One message
  readonly messageActions: (author: string) => string
  readonly messageActionsOwn: string
  readonly messageMore: string
  readonly messageReply: string
  readonly messageReplyInThread: string
  readonly messageReact: string
  readonly messageCopy: string
  readonly messageEdit: string
  readonly messageDelete: string
  readonly messageDeleteTitle: string
  readonly messageDeleteText: string
  readonly messageDeleteCancel: string
  readonly messageDeleted: string
  readonly messageEdited: string
  readonly messageEditedAt: (time: string) => string
  readonly messageSentAt: (date: string, time: string) => string
  readonly messageUnsupported: string
  /** Below the answer to a command. */
  readonly messageOnlyYou: string
  readonly messageDismiss: string
  readonly messageTranslate: string
  readonly messageTranslated: string
  readonly messageShowOriginal: string
  readonly messageTranslateFailed: string
  /** The buttons of an attachment. */
  readonly attachmentActions: string
  /** Opens the times at which one may be reminded of a message. */
  readonly remind: string
  readonly remindIn: Readonly<Record<'soon' | 'hour' | 'hours' | 'tomorrow' | 'week', string>>
  readonly remindLater: string
  readonly reminders: string
  readonly remindersEmpty: string
  readonly remindersFailed: string
  readonly reminderSaved: string
  readonly reminderAt: (day: string, time: string) => string
  readonly reminderKept: string
  readonly reminderRemove: string
  readonly reminderRemoveOf: (author: string) => string
  readonly reminderRemoved: string
  readonly reminderDue: (text: string) => string
  readonly reminderOpen: string
  readonly pictureFailed: (name: string) => string
  readonly messagePinned: string
  readonly messagePinnedBy: (name: string) => string
  readonly messagePinnedByYou: string
  readonly messagePin: string
  readonly messageUnread: string
  readonly messageUnpin: string
  /** Opens what is pinned; with `isMore` there may be older pins. */
  readonly pinnedOpen: (count: number, isMore: boolean) => string
  readonly pinnedMessages: string
  readonly pinnedEmpty: string
  readonly pinnedPartial: string
  readonly pinnedUntil: (day: string, time: string) => string
  readonly pinRemoveOf: (author: string) => string
  readonly pinRemoved: string
  readonly messageDeleteEverybody: string
  readonly messageDeleteMine: string
  readonly messageDeleteMineText: string
  readonly messageDeleteForever: string
  readonly messageDeleteForeverText: string
  readonly messageCopyLink: string
  readonly messageLinkCopied: string
  readonly messageForward: string
  readonly forwardTitle: string
  readonly forwardSearch: string
  /** Names the list of conversations to choose from. */
  readonly forwardTo: string
  readonly forwardNone: string
  /** No more than so many can be chosen. */
  readonly forwardMost: (count: number) => string
  readonly forwardNote: string
  readonly forwardSend: string
  readonly forwarded: (names: readonly string[]) => string
  readonly forwardOpen: string
  readonly messageMentionsYou: string
  readonly messageShowMore: string
  readonly messageShowLess: string
  readonly messageQuote: (author: string, text: string) => string
  readonly messageQuoteGone: string
  /** In place of a quote while nobody has told what it says. */
  readonly messageQuoteUntold: string
  readonly codeLabel: string
  readonly codeCopy: string

  // What the moderators should know, and who should not be heard
  readonly report: string
  readonly reportRemove: string
  readonly reportRemoved: string
  readonly reportMessageTitle: string
  readonly reportPersonTitle: (name: string) => string
  readonly reportWhy: string
  readonly reportReasons: Readonly<Record<ReportReason, string>>
  readonly reportChoose: string
  readonly reportNote: string
  readonly reportSend: string
  /** Seen and spoken when it is on its way. */
  readonly reportDone: string
  readonly reportDoneText: string
  readonly reportBlockAsk: (name: string) => string
  readonly reportBlockText: string
  readonly reportLater: string
  /** In a profile, beside the name. */
  readonly mute: string
  readonly unmute: string
  readonly block: string
  readonly unblock: string
  readonly mutePerson: (name: string) => string
  readonly unmutePerson: (name: string) => string
  readonly blockPerson: (name: string) => string
  readonly unblockPerson: (name: string) => string
  readonly mutedPerson: (name: string) => string
  readonly unmutedPerson: (name: string) => string
  readonly blockedPerson: (name: string) => string
  readonly unblockedPerson: (name: string) => string
  /** Beside a name. */
  readonly profileMuted: string
  readonly profileBlocked: string
  readonly messageBlocked: string
  readonly messageBlockedShow: string
  readonly messageBlockedHide: string
  readonly messageRemoved: string

  // The queue of those who moderate
  readonly flagsLabel: string
  readonly flagsEmpty: string
  readonly flagsFailed: string
  readonly flagsForbidden: string
  readonly flagsOffline: string
  readonly flagsReload: string
  readonly flagsMore: string
  readonly flagsIn: (channel: string) => string
  readonly flagsBy: (name: string) => string
  readonly flagsByYou: string
  readonly flagsNoReason: string
  readonly flagsJump: string
  readonly announceFlags: (count: number) => string

  // A link that leads out of what the application allows
  readonly linkConfirmTitle: string
  readonly linkConfirmText: (host: string) => string
  readonly linkConfirmOpen: string
  readonly linkConfirmRemember: (host: string) => string

  // How far my message has come
  readonly statusSending: string
  readonly statusSent: string
  readonly statusDelivered: string
  readonly statusRead: string
  readonly statusReadBy: (names: readonly string[]) => string
  /** The end of a list of names that is cut. */
  readonly namesMore: (count: number) => string
  readonly statusFailed: (reason: string) => string
  readonly statusNotSent: string
  readonly statusUnconfirmed: string
  readonly statusWaiting: string
  /** It is pending and in memory alone: it would end with the page. */
  readonly statusNotKept: string
  readonly failedRetry: string
  readonly failedEdit: string
  readonly failedDiscard: string
  readonly failedDiscarded: string
  /** A refused message may be sent as it is all the same. */
  readonly failedSendAnyway: string
  /** Why the rules of the place let a message not pass: for good, or until it was looked at again. */
  readonly failedByRules: string
  readonly failedBounced: string

  // Reactions
  readonly reactionsLabel: string
  readonly reactionNames: Readonly<Record<QuickReaction, string>>
  /** Begins with what is seen on the chip. */
  readonly reaction: (emoji: string, count: number, name: string, own: boolean) => string
  readonly reactWith: (name: string) => string
  /** Why a chip cannot be pressed. */
  readonly reactionForbidden: string
  readonly reactedBy: (names: readonly string[], name: string) => string
  /** Leads to all there are. */
  readonly reactionPicker: string
  /** Begins with what is seen: "+5". */
  readonly reactionsMore: (count: number) => string
  readonly reactorsTitle: string
  readonly reactorsShow: string
  readonly reactorsLoad: string
  readonly reactorsFailed: string
  readonly reactorsEmpty: string
  readonly announceReactors: (count: number) => string

  // Choosing an emoji; what its picker says comes with the picker
  readonly emojiLabel: string
  readonly emojiFailed: string

  // Looking for messages
  /** Opens it. */
  readonly search: string
  readonly searchLabel: string
  readonly searchPrompt: string
  readonly searchResults: string
  /** Where a message was found: "in General". */
  readonly searchIn: (channel: string) => string
  readonly searchNone: (words: string) => string
  /** Where there are filters and no words. */
  readonly searchNoneSuch: string
  readonly searchFailed: string
  readonly searchForbidden: string
  readonly searchOffline: string
  readonly searchPartial: string
  readonly searchMore: string
  readonly searchMoreFailed: string
  readonly searchFilters: string
  readonly searchFilter: Readonly<Record<SearchFilterWord, string>>
  /** In place of a filter that is not set. */
  readonly searchAny: string
  readonly searchFilterRemove: (filter: string, value: string) => string
  readonly searchClearFilters: string
  /** `hasMore`: there are others that are not loaded. */
  readonly announceResults: (count: number, hasMore: boolean) => string
  readonly announceNoResults: string

  // Writing
  readonly composerLabel: (channel: string) => string
  /** Names the pane, its heading and the region of its messages. */
  readonly thread: string
  readonly threadLabel: string
  readonly threadComposer: string
  readonly threadClose: string
  readonly threadReplies: (count: number) => string
  readonly threadEmpty: string
  readonly threadAlso: (channel: string) => string
  /** Under a message. `unread` may be 0, `last` '' and `names` nobody: then nothing is said of it. */
  readonly threadSummary: (replies: number, unread: number, last: string, names: readonly string[]) => string
  readonly threadUnread: (count: number) => string
  readonly threadListLabel: string
  readonly threadListEmpty: string
  readonly threadListFailed: string
  readonly threadListMore: string
  readonly threadListMoreFailed: string
  readonly composerPlaceholder: string
  readonly composerSend: string
  readonly composerSendEmpty: string
  readonly composerEditing: string
  readonly composerSave: string
  readonly composerCancelEdit: string
  readonly composerReplying: (author: string) => string
  readonly composerCancelReply: string
  readonly composerLeft: (count: number) => string
  readonly composerOver: (count: number) => string
  /** The message being edited was deleted meanwhile, or may no longer be changed. */
  readonly composerConflict: string
  /** Why nothing can be sent yet. */
  readonly composerSlow: (seconds: number) => string
  readonly composerSlowOver: string
  /** The list of what may be meant by what is being written. */
  readonly suggestionsLabel: string
  readonly suggestionsFound: (count: number, first: string) => string
  readonly suggestionsNone: string
  /** The command that the text is for: `/giphy`. */
  readonly composerCommand: (name: string) => string
  readonly composerRemoveCommand: string
  /** The name of what is behind the link that is being written. */
  readonly linkPreview: string
  readonly linkPreviewRemove: string
  /** The server found nothing to show of the link. */
  readonly linkPreviewNone: string
  /** The first press says this, the second sends the text as it is (CO-10). */
  readonly composerUnknownCommand: (name: string) => string
  readonly composerForbidden: string
  readonly composerFrozen: string
  readonly typingOne: (name: string) => string
  readonly typingTwo: (name: string, other: string) => string
  readonly typingSeveral: string

  // The connection
  readonly connectionConnecting: string
  /** `seconds` until the next try; 0 while it runs. */
  readonly connectionReconnecting: (seconds: number) => string
  readonly connectionRetry: string
  readonly connectionOffline: string
  readonly connectionRefused: string
  readonly connectionBack: string

  // What went wrong after it had been shown
  readonly editFailed: (reason: string) => string
  readonly deleteFailed: (reason: string) => string
  readonly reactionFailed: (reason: string) => string
  readonly pinFailed: (reason: string) => string
  readonly markFailed: (reason: string) => string
  readonly reportFailed: (reason: string) => string
  readonly remindFailed: (reason: string) => string
  readonly previewFailed: (reason: string) => string
  readonly muteFailed: (reason: string) => string
  readonly blockFailed: (reason: string) => string

  // The keys
  readonly shortcutHelpTitle: string
  readonly shortcutGroups: Readonly<Record<'anywhere' | 'message' | 'composer', string>>
  readonly shortcutNames: Readonly<Record<ShortcutWord, string>>
  /** Beside what has no key here. */
  readonly shortcutNone: string

  // Spoken only
  readonly announceChannel: (channel: string, unread: number) => string
  readonly announceMessage: (author: string, text: string) => string
  /** `name` may be empty. */
  readonly announceAttachment: (author: string, kind: AttachmentWord, name: string) => string
  readonly announceMention: (author: string, text: string) => string
  /** Of a reply in the thread that is open. */
  readonly announceReply: (author: string, text: string) => string
  readonly announceMessages: (count: number, author: string, text: string) => string
  readonly announceBrief: (author: string) => string
  readonly announceElsewhere: (channel: string) => string
  readonly announceFailed: (reason: string) => string
  readonly announceFailures: (count: number) => string
  readonly announceUnconfirmed: string
  readonly announceHistory: (count: number) => string
  readonly announceJump: (author: string, time: string) => string
  readonly announceReacted: (name: string) => string
  readonly announceUnreacted: (name: string) => string
  readonly announceEdited: string
  readonly announceCopied: string
  readonly announceOffline: string
}

/**
 * A catalogue: the strings of one language, with the numbers of the formatter. To change single strings, spread one:
 *
 * @example
 * const ours: StringsFor = (format) => ({ ...en(format), composerSend: 'Post' })
 */
export type StringsFor = (format: Pick<Formatter, 'number' | 'list'>) => Strings
