import type { OperationKind } from '../../model/operation.ts'
import { answerPoll } from './answerPoll.ts'
import { blockUser } from './blockUser.ts'
import { customMessage } from './customMessage.ts'
import { deleteMessage } from './deleteMessage.ts'
import { editMessage } from './editMessage.ts'
import { flagMessage } from './flagMessage.ts'
import { flagUser } from './flagUser.ts'
import { muteUser } from './muteUser.ts'
import { pinMessage } from './pinMessage.ts'
import { readChannel } from './readChannel.ts'
import { readChannels } from './readChannels.ts'
import { readThread } from './readThread.ts'
import { replaceMessage } from './replaceMessage.ts'
import type { OperationRule } from './rule.ts'
import { sendMessage } from './sendMessage.ts'
import { removePreview } from './removePreview.ts'
import { setReminder } from './setReminder.ts'
import { setReaction } from './setReaction.ts'
import { unreadChannel } from './unreadChannel.ts'
import { unreadThread } from './unreadThread.ts'
import { votePoll } from './votePoll.ts'

const rules: { readonly [Kind in OperationKind]: OperationRule<Kind> } = {
  'message.send': sendMessage,
  'message.edit': editMessage,
  'message.delete': deleteMessage,
  'message.custom': customMessage,
  'message.replace': replaceMessage,
  'message.pin': pinMessage,
  'preview.remove': removePreview,
  'message.flag': flagMessage,
  'user.flag': flagUser,
  'user.mute': muteUser,
  'user.block': blockUser,
  'reaction.set': setReaction,
  'poll.vote': votePoll,
  'poll.answer': answerPoll,
  'reminder.set': setReminder,
  'channel.read': readChannel,
  'thread.read': readThread,
  'channel.unread': unreadChannel,
  'thread.unread': unreadThread,
  'channels.read': readChannels,
}

/** The rule of one kind of operation. */
export const ruleOf = <Kind extends OperationKind>(kind: Kind): OperationRule<Kind> =>
  rules[kind] as OperationRule<Kind>

export type { OperationRule } from './rule.ts'
