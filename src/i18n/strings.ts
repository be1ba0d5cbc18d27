import type { Formatter } from './format.ts'

/** The reactions that are one press away. */
export type QuickReaction = 'like' | 'love' | 'haha' | 'wow' | 'sad' | 'party'

/** What somebody may be besides a user like all others. */
export type UserRole = 'admin' | 'moderator' | 'guest'

/** What hangs on a message, where only a word for it fits. */
export type AttachmentWord = 'image' | 'video' | 'audio' | 'file' | 'link' | 'poll' | 'unknown'

/** Where a file stands that is told in words alone, and that it waits for a connection. */
export type UploadWord = 'queued' | 'preparing' | 'processing' | 'done' | 'cancelled' | 'offline'

/** Why a file did not arrive. */
export type UploadFaultWord =
  | 'input'
  | 'not-found'
  | 'not-allowed'
  | 'too-long'
  | 'too-big'
  | 'slow-mode'
  | 'feature-off'
  | 'blocked'
  | 'bounced'
  | 'other'
  | 'no-answer'
  | 'throttled'
  | 'signed-out'
  | 'lost'

/** Why a file was not taken, where no number or name belongs to the reason; and that it is a folder. */
export type RefusalWord =
  'empty' | 'bad-name' | 'disguised' | 'duplicate' | 'unreadable' | 'unavailable' | 'not-allowed' | 'folder'

/** What narrows a search. */
export type SearchFilterWord = 'from' | 'in' | 'has' | 'before' | 'after'

/** Why something is reported; other words that a server knows are shown as they are. */
export type ReportReason = 'spam' | 'abuse' | 'hate' | 'violence' | 'sexual' | 'other'

/** Which polls are listed. */
export type PollFilterWord = 'all' | 'open' | 'closed' | 'mine'

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
  /** A message that a moderator has to let go first. */
  readonly messageHeld: string
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
  /** Shows one large that is not shown here. */
  readonly pictureOpen: string
  /** For a kind of attachment that nobody here knows how to show. */
  readonly attachmentUnsupported: string
  readonly lightboxPrevious: string
  readonly lightboxNext: string
  readonly lightboxZoomIn: string
  readonly lightboxZoomOut: string
  readonly lightboxDownload: string
  readonly lightboxOpen: string
  /** Which of several pictures is shown. */
  readonly lightboxAt: (place: number, count: number) => string
  /** Spoken when another picture is shown. */
  readonly lightboxShown: (caption: string, place: number, count: number) => string
  readonly voiceMessage: string
  readonly voicePlay: string
  readonly voicePause: string
  /** The slider of where it is. */
  readonly voicePosition: string
  readonly voiceAt: (position: string, duration: string) => string
  /** How fast it speaks; a press changes it. */
  readonly voiceSpeed: (times: number) => string
  readonly voiceRecord: string
  readonly voiceRecording: string
  readonly voicePaused: string
  readonly voiceRecordPause: string
  readonly voiceRecordResume: string
  readonly voiceRecordStop: string
  readonly voiceDiscard: string
  readonly voiceDiscardTitle: string
  readonly voiceDiscardText: string
  /** Waits for the answer of a person to the browser's question. */
  readonly voiceAsking: string
  readonly voiceDenied: string
  readonly voiceNoMicrophone: string
  readonly voiceFailed: string
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
  /** For how long somebody is muted. */
  readonly muteFor: {
    readonly halfHour: string
    readonly hour: string
    readonly hours: string
    readonly ever: string
  }
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
  /** Not the message was refused, but a file on it. */
  readonly failedUpload: string
  /** Sends the message without the files that failed. */
  readonly failedSendWithout: (count: number) => string

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
  /** Whom `@channel`, `@here` and the name of a role mean. */
  readonly suggestionsChannel: string
  readonly suggestionsHere: string
  readonly suggestionsRole: string
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
  /** Why nothing can be sent yet where files can be sent as well. */
  readonly composerSendNothing: string

  // Files for a message. Sizes are bytes.
  readonly uploadAttach: string
  readonly uploadMost: (count: number) => string
  /** What a picture and any other file may have; the same where the server makes no difference. */
  readonly uploadSizes: (image: number, file: number) => string
  readonly uploadTotal: (size: number) => string
  readonly uploadTypes: (types: readonly string[]) => string
  readonly uploadTray: string
  /** So many files, where they are not drawn. */
  readonly uploadCount: (count: number) => string
  /** The name of a file among others of the same name; `place` is its place among these, from 1. */
  readonly uploadSameName: (name: string, place: number) => string
  readonly uploadEdit: (name: string) => string
  readonly uploadCancel: (name: string) => string
  readonly uploadRetry: (name: string) => string
  readonly uploadRemove: (name: string) => string
  /** Sends the message without a file that failed. */
  readonly uploadSendWithout: (name: string) => string
  readonly uploadStates: Readonly<Record<UploadWord, string>>
  readonly uploadSent: (sent: number, size: number) => string
  readonly uploadAlt: string
  readonly uploadAltHint: string
  readonly uploadEarlier: string
  readonly uploadLater: string
  /** Spoken when its place has changed, from 1. */
  readonly uploadMoved: (name: string, place: number, count: number) => string
  /** Why it did not arrive. */
  readonly uploadFaults: Readonly<Record<UploadFaultWord, string>>
  /** The same in the words of the server. */
  readonly uploadRefused: (text: string) => string
  /** Why a file was not taken. */
  readonly uploadRefusals: Readonly<Record<RefusalWord, string>>
  readonly uploadTooMany: (max: number) => string
  readonly uploadTooBig: (size: number, max: number) => string
  readonly uploadTotalTooBig: (max: number) => string
  /** `type` may be empty, and so may be the list of those that are taken. */
  readonly uploadTypeRefused: (type: string, allowed: readonly string[]) => string
  /** `found` is empty where it is nothing that is known. */
  readonly uploadMismatch: (claimed: string, found: string) => string
  readonly uploadsRejected: (count: number) => string
  /** One file of such a list, as it is spoken. */
  readonly uploadRejected: (name: string, reason: string) => string
  readonly uploadAgain: string
  readonly uploadDrop: (channel: string) => string
  readonly uploadDropThread: string
  readonly pasteImage: string
  readonly pasteText: string
  /** Names the file that a text becomes; its ending is put behind it. */
  readonly pasteTextName: string
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

  // Polls
  /** What hangs on a message while its question is not known. */
  readonly poll: string
  readonly pollChooseOne: string
  readonly pollChooseAny: string
  readonly pollChooseUpTo: (most: number) => string
  readonly pollAnonymous: string
  readonly pollClosed: string
  readonly pollClosesIn: (minutes: number) => string
  readonly pollClosesToday: (time: string) => string
  readonly pollClosesTomorrow: (time: string) => string
  readonly pollClosesInDays: (days: number, date: string, time: string) => string
  /** The name of an option; with `null` nobody is told yet how it stands. */
  readonly pollOption: (
    text: string,
    votes: number | null,
    percent: number,
    isOwn: boolean,
    isLeading: boolean,
  ) => string
  readonly pollOwn: string
  readonly pollPercent: (percent: number) => string
  readonly pollVotes: (votes: number) => string
  readonly pollVote: string
  readonly pollWinner: string
  readonly pollTie: string
  readonly pollFull: (most: number) => string
  readonly pollOffline: string
  readonly pollNotAllowed: string
  readonly pollShowAll: (options: number) => string
  readonly pollSuggest: string
  readonly pollSuggestLabel: string
  readonly pollSuggestAdd: string
  readonly pollSuggested: (text: string) => string
  readonly pollComment: string
  readonly pollCommentEdit: string
  readonly pollCommentLabel: string
  readonly pollCommentNone: string
  readonly pollCommentSave: string
  readonly pollCommentRemove: string
  readonly pollCommentSaved: string
  readonly pollCommentRemoved: string
  readonly pollComments: (count: number) => string
  readonly pollCommentsEmpty: string
  readonly pollCommentsFailed: string
  readonly pollCommentsMore: string
  readonly pollResults: string
  readonly pollResultsTitle: string
  readonly pollVoters: (option: string) => string
  readonly pollVotersEmpty: string
  readonly pollVotersFailed: string
  readonly pollVotersMore: string
  readonly announcePollMore: (count: number) => string
  /** The button with what else its maker may do. */
  readonly pollMore: string
  readonly pollEdit: string
  readonly pollDelete: string
  readonly pollDeleteTitle: string
  readonly pollDeleteText: string
  readonly pollDeleted: string
  readonly pollEnd: string
  readonly pollEndTitle: string
  readonly pollEndText: string
  readonly pollEnded: string
  readonly pollUnchanged: (reason: string) => string
  readonly pollGone: string
  readonly pollNotLoaded: string
  readonly announceVoted: (option: string) => string
  readonly announceVoteWithdrawn: (option: string) => string
  readonly polls: string
  readonly pollsShown: string
  readonly pollFilters: Readonly<Record<PollFilterWord, string>>
  readonly pollsEmpty: string
  readonly pollsFailed: string
  readonly pollsMore: string

  // Making a poll
  readonly createPoll: string
  readonly createPollSaving: string
  readonly createPollQuestion: string
  readonly createPollDescription: string
  readonly createPollOptions: string
  readonly createPollOption: (place: number) => string
  readonly createPollAdd: string
  readonly createPollRemove: (option: string) => string
  readonly createPollUp: (option: string) => string
  readonly createPollDown: (option: string) => string
  readonly createPollMoved: (option: string, place: number, count: number) => string
  readonly createPollKeys: string
  readonly createPollMultiple: string
  readonly createPollMaxVotes: string
  readonly createPollAnonymous: string
  readonly createPollSuggestions: string
  readonly createPollComments: string
  readonly createPollCloses: string
  readonly createPollClosesAt: (day: string, time: string) => string
  readonly createPollNoQuestion: string
  readonly createPollNoOption: string
  readonly createPollSame: string
  readonly createPollTooLong: (most: number) => string
  readonly createPollTooFew: (least: number) => string
  readonly createPollTooMany: (most: number) => string
  readonly createPollVotesOff: (least: number, most: number) => string
  readonly createPollPast: string
  readonly createPollFailed: (reason: string) => string
  readonly createPollOffline: string
  readonly createPollDone: string
  readonly createPollDiscardTitle: string
  readonly createPollDiscardText: string
  readonly createPollDiscard: string
  /** It waits for the line. */
  readonly createPollWaiting: string
  readonly createPollGiveUpText: string

  // Changing a poll
  readonly editPollSaving: string
  readonly editPollKeys: string
  /** Votes 0: it had none. */
  readonly editPollRemoved: (option: string, votes: number) => string
  readonly editPollDiscardTitle: string
  readonly editPollDiscardText: string
  readonly editPollDiscard: string

  // What went wrong after it had been shown
  readonly editFailed: (reason: string) => string
  readonly deleteFailed: (reason: string) => string
  readonly reactionFailed: (reason: string) => string
  readonly voteFailed: (reason: string) => string
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
  readonly announceUploading: (count: number) => string
  readonly announceUploaded: (count: number) => string
  readonly announceUploadFailed: (name: string, reason: string) => string
  readonly announceUploadFailures: (count: number) => string
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
export type StringsFor = (format: Pick<Formatter, 'number' | 'list' | 'size'>) => Strings
