import type { StreamOperationName } from '../wire/stream/index.ts'
import { getChannel, getOrCreateChannel, getOrCreateDistinctChannel } from './channels/getOrCreateChannel.ts'
import { queryChannels } from './channels/queryChannels.ts'
import { updateChannel, updateChannelPartial } from './channels/updateChannel.ts'
import { sendEvent } from './events/sendEvent.ts'
import { sync } from './events/sync.ts'
import type { Handler } from './http/call.ts'
import { queryMembers } from './members/queryMembers.ts'
import { deleteMessage } from './messages/deleteMessage.ts'
import { getManyMessages, getMessage, getReplies } from './messages/readMessages.ts'
import { sendMessage } from './messages/sendMessage.ts'
import { updateMessage, updateMessagePartial } from './messages/updateMessage.ts'
import { deleteReaction, sendReaction } from './reactions/changeReactions.ts'
import { getReactions } from './reactions/getReactions.ts'
import { markChannelsRead, markRead } from './reads/markRead.ts'
import { markUnread } from './reads/markUnread.ts'
import { unreadCounts } from './reads/unreadCounts.ts'
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
  deleteMessage,
  sendReaction,
  deleteReaction,
  getReactions,
  markRead,
  markUnread,
  markChannelsRead,
  unreadCounts,
  sendEvent,
  sync,
  queryUsers,
  updateUsers,
  createGuest,
}
