import type { StreamOperationName } from '../wire/stream/index.ts'
import { getChannel, getOrCreateChannel, getOrCreateDistinctChannel } from './channels/getOrCreateChannel.ts'
import { queryChannels } from './channels/queryChannels.ts'
import { updateChannel, updateChannelPartial } from './channels/updateChannel.ts'
import { runMessageAction } from './commands/runMessageAction.ts'
import { createDraft, deleteDraft, getDraft } from './drafts/changeDrafts.ts'
import { queryDrafts } from './drafts/queryDrafts.ts'
import { sendEvent } from './events/sendEvent.ts'
import { sendUserCustomEvent } from './events/sendUserEvent.ts'
import { sync } from './events/sync.ts'
import type { Handler } from './http/call.ts'
import { getOg } from './links/getOg.ts'
import { queryMembers } from './members/queryMembers.ts'
import { deleteMessage } from './messages/deleteMessage.ts'
import { getManyMessages, getMessage, getReplies } from './messages/readMessages.ts'
import { sendMessage } from './messages/sendMessage.ts'
import { updateMessage, updateMessagePartial } from './messages/updateMessage.ts'
import { blockUser, getBlockedUsers, unblockUser } from './moderation/blockUsers.ts'
import { commitMessage } from './moderation/commitMessage.ts'
import { flag, unflag } from './moderation/flag.ts'
import { muteUsers, unmuteUsers } from './moderation/muteUsers.ts'
import { queryMessageFlags } from './moderation/queryMessageFlags.ts'
import { createPollOption, deletePollOption, updatePollOption } from './polls/changeOptions.ts'
import { castPollVote, deletePollVote } from './polls/changeVotes.ts'
import { createPoll } from './polls/createPoll.ts'
import { deletePoll } from './polls/deletePoll.ts'
import { queryPollVotes } from './polls/queryPollVotes.ts'
import { getPoll, getPollOption, queryPolls } from './polls/readPolls.ts'
import { updatePoll, updatePollPartial } from './polls/updatePoll.ts'
import { deleteReaction, sendReaction } from './reactions/changeReactions.ts'
import { getReactions } from './reactions/getReactions.ts'
import { markDelivered } from './reads/markDelivered.ts'
import { markChannelsRead, markRead } from './reads/markRead.ts'
import { markUnread } from './reads/markUnread.ts'
import { unreadCounts } from './reads/unreadCounts.ts'
import { createReminder, deleteReminder, updateReminder } from './reminders/changeReminders.ts'
import { queryReminders } from './reminders/queryReminders.ts'
import { search } from './search/search.ts'
import { getThread } from './threads/getThread.ts'
import { queryThreads } from './threads/queryThreads.ts'
import { updateThreadPartial } from './threads/updateThread.ts'
import { translateMessage } from './translate/translateMessage.ts'
import { deleteChannelFile, deleteChannelImage, deleteFile, deleteImage } from './uploads/deleteFiles.ts'
import { uploadChannelFile, uploadChannelImage, uploadFile, uploadImage } from './uploads/uploadFiles.ts'
import { createGuest } from './users/createGuest.ts'
import { queryUsers } from './users/queryUsers.ts'
import { updateUsers } from './users/updateUsers.ts'

/** Who answers each operation. A row of the table without a handler does not compile. */
export const handlers: { readonly [Name in StreamOperationName]: Handler<Name> } = {
  queryChannels,
  getOrCreateChannel,
  getOrCreateDistinctChannel,
  getChannel,
  updateChannel,
  updateChannelPartial,
  queryMembers,
  sendMessage,
  getMessage,
  getManyMessages,
  getReplies,
  updateMessage,
  updateMessagePartial,
  commitMessage,
  deleteMessage,
  runMessageAction,
  translateMessage,
  getOg,
  sendReaction,
  deleteReaction,
  getReactions,
  createPoll,
  updatePoll,
  updatePollPartial,
  queryPolls,
  getPoll,
  deletePoll,
  createPollOption,
  updatePollOption,
  getPollOption,
  deletePollOption,
  queryPollVotes,
  castPollVote,
  deletePollVote,
  markRead,
  markUnread,
  markChannelsRead,
  unreadCounts,
  markDelivered,
  sendEvent,
  sync,
  search,
  createDraft,
  getDraft,
  deleteDraft,
  queryDrafts,
  createReminder,
  updateReminder,
  deleteReminder,
  queryReminders,
  queryThreads,
  getThread,
  updateThreadPartial,
  queryUsers,
  updateUsers,
  createGuest,
  flag,
  unflag,
  queryMessageFlags,
  muteUsers,
  unmuteUsers,
  blockUser,
  unblockUser,
  getBlockedUsers,
  uploadChannelFile,
  uploadChannelImage,
  deleteChannelFile,
  deleteChannelImage,
  uploadFile,
  uploadImage,
  deleteFile,
  deleteImage,
  sendUserCustomEvent,
}
