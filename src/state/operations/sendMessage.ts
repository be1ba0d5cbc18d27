import { attachmentOfInput } from '../../model/attachmentInput.ts'
import { conversationId } from '../../model/id.ts'
import type { MessageView } from '../messageView.ts'
import type { OperationRule } from './rule.ts'

/** A new message stands at the end of the list at once, under the key it keeps for good. */
export const sendMessage: OperationRule<'message.send'> = {
  target: ({ key }) => key,
  lane: ({ channelId, thread }) => `send:${conversationId(channelId, thread)}`,
  apply: (shown, input, pressedAt): MessageView =>
    shown ?? {
      key: input.key,
      id: null,
      channelId: input.channelId,
      kind: 'text',
      text: input.text,
      authorId: input.authorId,
      createdAt: pressedAt,
      editedAt: null,
      deletedAt: null,
      quote: input.quote,
      parent: input.thread,
      attachments: input.attachments.map(attachmentOfInput),
      ...(input.uploads ? { uploads: input.uploads } : {}),
      ...(input.poll ? { poll: input.poll } : {}),
      mentions: input.mentions,
      ...(input.crowds ? { crowds: input.crowds } : {}),
      replyCount: 0,
      pinned: false,
      silent: false,
      custom: {},
      reactions: [],
      status: 'sending',
      failure: null,
      failedOperation: null,
      isKept: true,
    },
  onFailure: 'keep',
  repeatable: false,
}
