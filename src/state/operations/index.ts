import type { OperationKind } from '../../model/operation.ts'
import { deleteMessage } from './deleteMessage.ts'
import { editMessage } from './editMessage.ts'
import { pinMessage } from './pinMessage.ts'
import { readChannel } from './readChannel.ts'
import type { OperationRule } from './rule.ts'
import { sendMessage } from './sendMessage.ts'
import { setReaction } from './setReaction.ts'

const rules: { readonly [Kind in OperationKind]: OperationRule<Kind> } = {
  'message.send': sendMessage,
  'message.edit': editMessage,
  'message.delete': deleteMessage,
  'message.pin': pinMessage,
  'reaction.set': setReaction,
  'channel.read': readChannel,
}

/** The rule of one kind of operation. */
export const ruleOf = <Kind extends OperationKind>(kind: Kind): OperationRule<Kind> =>
  rules[kind] as OperationRule<Kind>

export type { OperationRule } from './rule.ts'
