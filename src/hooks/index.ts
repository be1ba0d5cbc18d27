export { ChatProvider, type ChatProviderProps } from './ChatProvider.tsx'
export { useChannel, type UseChannel } from './useChannel.ts'
export { useChannelLoad, type UseChannelLoad } from './useChannelLoad.ts'
export { useChannelTitle } from './useChannelTitle.ts'
export { useChannels, type UseChannels } from './useChannels.ts'
export { useChannelSummary, type UseChannelSummary } from './useChannelSummary.ts'
export { useChat } from './useChat.ts'
export { useComposer, type UseComposer } from './useComposer.ts'
export { useConnection, type UseConnection } from './useConnection.ts'
export { type UnreadLine, useUnreadLine, type UseUnreadLine } from './useUnreadLine.ts'
export { useGrouping, type UseGrouping } from './useGrouping.ts'
export { useForward, type UseForward } from './useForward.ts'
export { useMessage, type UseMessage } from './useMessage.ts'
export { type MessageActions, type MessageReplacement, useMessageActions } from './useMessageActions.ts'
export {
  type MessageFlagsOptions,
  type MessageFlagView,
  useMessageFlags,
  type UseMessageFlags,
} from './useMessageFlags.ts'
export { useMessages, type UseMessages } from './useMessages.ts'
export {
  type FetchedMessage,
  useFetchedMessage,
  useMessagesById,
  type UseMessagesById,
} from './useMessagesById.ts'
export { useMessageButtons, type UseMessageButtons } from './useMessageButtons.ts'
export { useNotices, type UseNotices } from './useNotices.ts'
export { usePinnedMessages, type UsePinnedMessages } from './usePinnedMessages.ts'
export { useReactions, type UseReactions, type UseReactionsOptions } from './useReactions.ts'
export { useReadWhenSeen } from './useReadWhenSeen.ts'
export { useFound, type UseFound } from './useFound.ts'
export { type SearchQuery, type SearchResult, useSearch, type UseSearch } from './useSearch.ts'
export { useLinkPreview, type UseLinkPreview } from './useLinkPreview.ts'
export {
  type PollFault,
  type PollInput,
  type PollLimits,
  useCreatePoll,
  type UseCreatePoll,
} from './useCreatePoll.ts'
export {
  type PollChanges,
  type PollOptionView,
  type PollRefusal,
  type PollView,
  usePoll,
  type UsePoll,
} from './usePoll.ts'
export { usePollOption } from './usePollOption.ts'
export { type PollsQuery, usePolls, type UsePolls } from './usePolls.ts'
export { type PollVote, usePollVotes, type UsePollVotes } from './usePollVotes.ts'
export { useReminder, type UseReminder } from './useReminder.ts'
export { useRemovePreview } from './useRemovePreview.ts'
export { type Reminder, useReminders, type UseReminders } from './useReminders.ts'
export { useSendMessage } from './useSendMessage.ts'
export { useTranslation, type UseTranslation } from './useTranslation.ts'
export { type ThreadPlace, useThreads, type UseThreads } from './useThreads.ts'
export { useThreadSummary, type UseThreadSummary } from './useThreadSummary.ts'
export { type Suggestion, type SuggestionSource } from './suggestionSources.ts'
export { type SuggestionEdit, useSuggestions, type UseSuggestions } from './useSuggestions.ts'
export { useTyping, type UseTyping } from './useTyping.ts'
export { useUnread, type UseUnread } from './useUnread.ts'
export { useUnreadTotal, type UseUnreadTotal } from './useUnreadTotal.ts'
export { useMessageUploads, type UseMessageUploads } from './useMessageUploads.ts'
export { useLeaveWarning } from './useLeaveWarning.ts'
export { useUploadHappenings, type UploadHappening } from './useUploadHappenings.ts'
export { useUploads, type UseUploads, type UseUploadsOptions } from './useUploads.ts'
export { type Mentioned, useMentioned } from './useMentioned.ts'
export { useUserNames } from './useUserNames.ts'
export { useUser, type UseUser } from './useUser.ts'
export { type Report, useUserActions, type UserActions } from './useUserActions.ts'
