export {
  Attachment,
  AttachmentAlbum,
  type AttachmentAlbumProps,
  type AttachmentAlbumState,
  type AttachmentProps,
  type AttachmentState,
} from './components/Attachment/index.ts'
export { Avatar, type AvatarProps, UserAvatar, type UserAvatarProps } from './components/Avatar/index.ts'
export { Channel, type ChannelProps } from './components/Channel/index.ts'
export { ChannelHeader, type ChannelHeaderProps } from './components/ChannelHeader/index.ts'
export {
  ChannelItem,
  type ChannelItemProps,
  ChannelList,
  type ChannelListProps,
} from './components/ChannelList/index.ts'
export {
  type ActiveChannel,
  Chat,
  type ChatProps,
  type ClassNames,
  type Components,
  type Icons,
  type Jumps,
  type Locale,
  type MessagePlace,
  type ReactionOptions,
  type Root,
  type ToastOptions,
  useActiveChannel,
  useGoTo,
  useLocale,
  useRoot,
} from './components/Chat/index.ts'
export { Composer, type ComposerProps, type ComposerState } from './components/Composer/index.ts'
export { ConfirmDialog, type ConfirmDialogProps } from './components/ConfirmDialog/index.ts'
export { ConnectionBanner, type ConnectionBannerProps } from './components/ConnectionBanner/index.ts'
export { Lightbox, type LightboxProps } from './components/Lightbox/index.ts'
export {
  CreatePoll,
  CreatePollButton,
  type CreatePollButtonProps,
  type CreatePollProps,
} from './components/CreatePoll/index.ts'
export { Menu, type MenuItem, type MenuProps } from './components/Menu/index.ts'
export { Message, type MessageProps, type MessageState } from './components/Message/index.ts'
export { MessageFlags, type MessageFlagsProps } from './components/MessageFlags/index.ts'
export { MessageList, type MessageListProps } from './components/MessageList/index.ts'
export { type PartProps } from './components/Part.tsx'
export { Notice, type NoticeProps } from './components/Notice/index.ts'
export { PinnedMessages, type PinnedMessagesProps } from './components/PinnedMessages/index.ts'
export { Poll, type PollProps, type PollState } from './components/Poll/index.ts'
export { PollList, type PollListProps } from './components/PollList/index.ts'
export {
  PollComments,
  type PollCommentsProps,
  PollResults,
  type PollResultsProps,
  PollVoters,
  type PollVotersProps,
} from './components/PollResults/index.ts'
export { Popover, type PopoverProps } from './components/Popover/index.ts'
export { Presence, type PresenceProps } from './components/Presence/index.ts'
export { useProfile } from './components/Profile/index.ts'
export { Reactions, type ReactionsProps } from './components/Reactions/index.ts'
export { ReportDialog, type ReportDialogProps } from './components/ReportDialog/index.ts'
export { ReminderList, type ReminderListProps } from './components/ReminderList/index.ts'
export { Search, type SearchProps } from './components/Search/index.ts'
export { SkipLinks, type SkipLinksProps } from './components/SkipLinks/index.ts'
export { Dropzone, type DropzoneProps } from './components/Dropzone/index.ts'
export { UploadButton, type UploadButtonProps } from './components/UploadButton/index.ts'
export { UploadItem, type UploadItemProps, type UploadItemState } from './components/UploadItem/index.ts'
export { UploadTray, type UploadTrayProps } from './components/UploadTray/index.ts'
export { Text, type TextProps } from './components/Text/index.ts'
export { Tooltip, type TooltipProps } from './components/Tooltip/index.ts'
export { Thread, type ThreadProps } from './components/Thread/index.ts'
export { ThreadList, type ThreadListProps } from './components/ThreadList/index.ts'
export { TypingLine, type TypingLineProps } from './components/TypingLine/index.ts'
export {
  VoiceMessage,
  type VoiceMessageProps,
  type VoiceMessageState,
} from './components/VoiceMessage/index.ts'
export {
  VoiceRecorder,
  type VoiceRecorderProps,
  type VoiceRecording,
} from './components/VoiceRecorder/index.ts'
export { type Chat as ChatInstance, type ChatOptions, createChat } from './engine/index.ts'
export { type Strings, type StringsFor } from './i18n/strings.ts'
export { ChatProvider, type ChatProviderProps } from './hooks/ChatProvider.tsx'
export { useChannel, type UseChannel } from './hooks/useChannel.ts'
export { type ChannelEvent, useChannelEvent, type UserEvent, useUserEvent } from './hooks/useChannelEvent.ts'
export { useChannelLoad, type UseChannelLoad } from './hooks/useChannelLoad.ts'
export { useChannelTitle } from './hooks/useChannelTitle.ts'
export { useChannels, type UseChannels } from './hooks/useChannels.ts'
export { useChannelSummary, type UseChannelSummary } from './hooks/useChannelSummary.ts'
export { useChat } from './hooks/useChat.ts'
export { useComposer, type UseComposer } from './hooks/useComposer.ts'
export { useConnection, type UseConnection } from './hooks/useConnection.ts'
export { type UnreadLine, useUnreadLine, type UseUnreadLine } from './hooks/useUnreadLine.ts'
export { useGrouping, type UseGrouping } from './hooks/useGrouping.ts'
export { useForward, type UseForward } from './hooks/useForward.ts'
export { useMessage, type UseMessage } from './hooks/useMessage.ts'
export { type MessageActions, type MessageReplacement, useMessageActions } from './hooks/useMessageActions.ts'
export {
  type MessageFlagsOptions,
  type MessageFlagView,
  useMessageFlags,
  type UseMessageFlags,
} from './hooks/useMessageFlags.ts'
export { useMessages, type UseMessages } from './hooks/useMessages.ts'
export {
  type FetchedMessage,
  useFetchedMessage,
  useMessagesById,
  type UseMessagesById,
} from './hooks/useMessagesById.ts'
export { useMessageButtons, type UseMessageButtons } from './hooks/useMessageButtons.ts'
export { useNotices, type UseNotices } from './hooks/useNotices.ts'
export { usePinnedMessages, type UsePinnedMessages } from './hooks/usePinnedMessages.ts'
export { useReactions, type UseReactions, type UseReactionsOptions } from './hooks/useReactions.ts'
export { useReadBy } from './hooks/useReadBy.ts'
export { type ReadPolicy, useReadWhenSeen } from './hooks/useReadWhenSeen.ts'
export { useFound, type UseFound } from './hooks/useFound.ts'
export {
  type SearchedThing,
  type SearchQuery,
  type SearchResult,
  useSearch,
  type UseSearch,
} from './hooks/useSearch.ts'
export { useLinkPreview, type UseLinkPreview } from './hooks/useLinkPreview.ts'
export {
  type PollFault,
  type PollInput,
  type PollLimits,
  useCreatePoll,
  type UseCreatePoll,
} from './hooks/useCreatePoll.ts'
export {
  type PollChanges,
  type PollOptionView,
  type PollRefusal,
  type PollView,
  usePoll,
  type UsePoll,
} from './hooks/usePoll.ts'
export { usePollOption } from './hooks/usePollOption.ts'
export { type PollsQuery, usePolls, type UsePolls } from './hooks/usePolls.ts'
export { type PollVote, usePollVotes, type UsePollVotes } from './hooks/usePollVotes.ts'
export { useReminder, type UseReminder } from './hooks/useReminder.ts'
export { type Reminder, useReminders, type UseReminders } from './hooks/useReminders.ts'
export { useSendEvent, type UseSendEvent } from './hooks/useSendEvent.ts'
export { useRemovePreview } from './hooks/useRemovePreview.ts'
export { useSendMessage } from './hooks/useSendMessage.ts'
export { useThread, type UseThread } from './hooks/useThread.ts'
export { type ThreadPlace, useThreads, type UseThreads } from './hooks/useThreads.ts'
export { useThreadSummary, type UseThreadSummary } from './hooks/useThreadSummary.ts'
export { useUnreadThreads } from './hooks/useUnreadThreads.ts'
export { useTranslation, type UseTranslation } from './hooks/useTranslation.ts'
export { type Suggestion, type SuggestionSource } from './hooks/suggestionSources.ts'
export { type SuggestionEdit, useSuggestions, type UseSuggestions } from './hooks/useSuggestions.ts'
export { useTyping, type UseTyping } from './hooks/useTyping.ts'
export { useUnread, type UseUnread } from './hooks/useUnread.ts'
export { useUnreadTotal, type UseUnreadTotal } from './hooks/useUnreadTotal.ts'
export { useUnseen, type UseUnseen } from './hooks/useUnseen.ts'
export { useMessageUploads, type UseMessageUploads } from './hooks/useMessageUploads.ts'
export { useLeaveWarning } from './hooks/useLeaveWarning.ts'
export { useUploadHappenings, type UploadHappening } from './hooks/useUploadHappenings.ts'
export { useUploads, type UseUploads, type UseUploadsOptions } from './hooks/useUploads.ts'
export { type Mentioned, useMentioned } from './hooks/useMentioned.ts'
export { useUserNames } from './hooks/useUserNames.ts'
export { useUser, type UseUser } from './hooks/useUser.ts'
export { type Report, useUserActions, type UserActions } from './hooks/useUserActions.ts'
export { type Verbosity } from './parts/announcing.ts'
export { type ShortcutName, type Shortcuts } from './parts/shortcuts.ts'
export { type GapKey, isGap, type RowKey } from './hooks/useMessages.ts'
export { type AttachmentInput } from './model/attachmentInput.ts'
export { type ChannelCommand } from './model/channel.ts'
export { type Crowd } from './model/crowd.ts'
export { type MentionRange, type Named } from './model/mention.ts'
export {
  type PollId,
  pollId,
  type PollInfo,
  type PollOption,
  type PollOptionId,
  pollOptionId,
} from './model/poll.ts'
export { checkPoll } from './hooks/checkPoll.ts'
export {
  type FileRefusal,
  type FileRules,
  type RejectedFile,
  type SentUpload,
  type Upload,
  type UploadFailure,
  type UploadId,
  type UploadLimits,
  type UploadState,
} from './model/upload.ts'
export {
  channelId,
  type ChannelId,
  type ConversationId,
  messageKey,
  type MessageKey,
  threadId,
  type ThreadId,
  userId,
  type UserId,
} from './model/id.ts'
export { type MessageView, type ReactionView } from './state/messageView.ts'
