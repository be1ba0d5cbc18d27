export {
  type Backend,
  type BackendFactory,
  type BackendSink,
  type BackendStatus,
  type BackendTraits,
  type ChannelsPage,
  type ChannelsRequest,
  type DeleteUploadRequest,
  type FileTransport,
  type MessageFlagsPage,
  type MessageFlagsRequest,
  type ReactionsPage,
  type ReactionsRequest,
  type TimelineRequest,
  type UploadRequest,
} from './backends/backend.ts'
export {
  type Chat,
  type ChatOptions,
  type ChatSnapshot,
  type ChatStore,
  createChat,
  dehydrate,
  hydrate,
  memoryOutboxStorage,
  type OutboxStorage,
  type PictureOptions,
  type SendOptions,
  SnapshotError,
} from './engine/index.ts'
export { browserEnv } from './env/browserEnv.ts'
export {
  type Cancel,
  type Env,
  type Fetch,
  type KeyValueStorage,
  type RecordStorage,
  type TabChannel,
  type UploadTransport,
  type WakeReason,
  type WebSocketConstructor,
} from './env/env.ts'
export { memoryStorage } from './env/memoryStorage.ts'
export { type Capability } from './model/capability.ts'
export {
  type ChannelCapability,
  type ChannelInfo,
  type ChannelRecord,
  type Member,
  type ReadMark,
} from './model/channel.ts'
export { type ConnectionState } from './model/connection.ts'
export { type ChatEvent, type ChatEventType } from './model/event.ts'
export {
  NO_VERSION,
  channelId,
  messageId,
  messageKey,
  operationId,
  order,
  userId,
  version,
  type ChannelId,
  type Id,
  type MessageId,
  type MessageKey,
  type OperationId,
  type Order,
  type UserId,
  type Version,
} from './model/id.ts'
export { type AttachmentInput } from './model/attachmentInput.ts'
export { type Crowd } from './model/crowd.ts'
export {
  type Attachment,
  type MessageContent,
  type MessageKind,
  type MessageRecord,
  type Quote,
} from './model/message.ts'
export { type MarkKind, type MarkTarget, type Report } from './model/mark.ts'
export { type MessageFlag } from './model/messageFlag.ts'
export { type Operation, type OperationKind, type Operations, type Signal } from './model/operation.ts'
export {
  type PollChanges,
  type PollId,
  pollId,
  type PollInfo,
  type PollInput,
  type PollLimits,
  type PollOption,
  type PollOptionId,
  pollOptionId,
  type PollRecord,
  type PollsQuery,
  type PollVote,
  type PollVotesQuery,
} from './model/poll.ts'
export { OutcomeError, outcomeOf, type Outcome, type RejectReason } from './model/outcome.ts'
export {
  type OwnReactionChange,
  type OwnReactions,
  type Reaction,
  type ReactionGroup,
} from './model/reaction.ts'
export { type TimelineAnchor, type TimelinePage } from './model/timeline.ts'
export { type Presence, type UserRecord } from './model/user.ts'
export {
  type FileRefusal,
  type FileRules,
  type RejectedFile,
  type SentUpload,
  type Upload,
  type UploadedFile,
  type UploadFailure,
  type UploadId,
  type UploadKind,
  type UploadLimits,
  type UploadState,
} from './model/upload.ts'
export { type Versioned } from './model/versioned.ts'
export { emptyBase, emptyShard, type Base, type ChannelShard } from './state/base.ts'
export { selectChannelTitle, selectIsOnline, selectOnlineCount, selectPartner } from './state/channelTitle.ts'
export {
  emptyChatState,
  emptyDraft,
  type ChatState,
  type Connection,
  type Draft,
  type Listing,
  type Notice,
} from './state/chatState.ts'
export {
  selectFirstUnread,
  selectGroupPosition,
  selectStartsDay,
  type GroupPosition,
  type Neighbours,
  type SameDay,
} from './state/grouping.ts'
export { viewOfRecord, type MessageStatus, type MessageView, type ReactionView } from './state/messageView.ts'
export { type Entry, type EntryState, type Failure, type Outbox } from './state/outbox.ts'
export { projectMessage } from './state/project.ts'
export { reduce, reduceAll, silence } from './state/reduce.ts'
export {
  gapAfter,
  isGap,
  selectHasOlder,
  selectIsLoaded,
  selectOldest,
  selectRows,
  type GapKey,
  type RowKey,
} from './state/rows.ts'
export {
  selectCan,
  selectChannelInfo,
  selectDraft,
  selectIsReadByOthers,
  selectLatest,
  selectMembers,
  selectMessage,
  selectPresence,
  selectReadMark,
  selectRecord,
  selectShard,
  selectTyping,
  selectUnread,
  selectUser,
} from './state/selectors.ts'
export { type Marks } from './state/mark.ts'
export { selectPoll } from './state/selectPoll.ts'
export { type PollOptionView, type PollView } from './state/pollView.ts'
export { selectIsMarked } from './state/selectMark.ts'
export { type Table, tableGet, tableValues } from './state/table.ts'
export { type Span, type Timeline } from './state/timeline.ts'
export { MOST_UNREAD, type Unread, unreadCount } from './state/unread.ts'
