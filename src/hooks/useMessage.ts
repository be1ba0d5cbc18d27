'use client'
import type { ChannelId, MessageKey } from '../model/id.ts'
import type { DeleteScope } from '../model/operation.ts'
import type { MessageView } from '../state/messageView.ts'
import { selectNamesMe } from '../state/crowds.ts'
import { selectDeletions } from '../state/selectDeletions.ts'
import {
  isBeyond,
  selectCan,
  selectCanChange,
  selectDraft,
  selectIsDelivered,
  selectIsReadByOthers,
  selectMessage,
} from '../state/selectors.ts'
import { selectIsMarked } from '../state/selectMark.ts'
import { selectCanBeUnread } from '../state/unreadFrom.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useConversation } from './ConversationContext.tsx'
import { useChat } from './useChat.ts'

export type { MessageView }

export interface UseMessage {
  /** As it is shown, with everything pending folded over it; `null` when it is not loaded. */
  readonly message: MessageView | null
  readonly isOwn: boolean
  /** Somebody else has read up to here. */
  readonly isRead: boolean
  /** It has come to a device of somebody else's, where that is told. */
  readonly isDelivered: boolean
  /** It names me, and somebody else wrote it. */
  readonly isMention: boolean
  /** It stands in the composer: to be changed, or to be answered. */
  readonly inComposer: 'edit' | 'reply' | null
  readonly canEdit: boolean
  readonly canDelete: boolean
  /** For whom I may delete it, the farthest-reaching last: for everybody, for me alone, without a trace. */
  readonly deletions: readonly DeleteScope[]
  readonly canReact: boolean
  readonly canReply: boolean
  readonly canPin: boolean
  /** It stands in the channel, and it or something after it was written by somebody else. */
  readonly canMarkUnread: boolean
  /** Somebody else said it, and the moderators can be told. */
  readonly canReport: boolean
  /** I have told them. */
  readonly isReported: boolean
  /** A thread can hang on it, and I may write there. */
  readonly canReplyInThread: boolean
}

/** One message and what I may do with it. Draws again only when this message changes. */
export function useMessage(channelId: ChannelId, key: MessageKey): UseMessage {
  const { capabilities, store } = useChat()
  const conversation = useConversation(channelId)
  const message = useChatState((state) => selectMessage(state, channelId, key))
  const isOwn = useChatState((state) => message !== null && message.authorId === state.base.selfId)
  const isRead = useChatState((state) => isOwn && selectIsReadByOthers(state, channelId, key))
  const isDelivered = useChatState((state) => isOwn && selectIsDelivered(state, channelId, key))
  const isMention = useChatState((state) => {
    if (isOwn || state.base.selfId === null || message === null) return false
    return selectNamesMe(state, channelId, message)
  })
  const inComposer = useChatState((state) => {
    const { editing, replyTo } = selectDraft(state, conversation)
    return editing?.key === key ? 'edit' : replyTo === key ? 'reply' : null
  })
  const canEdit = useChatState((state) => selectCanChange(state, capabilities, message, 'update'))
  const canDelete = useChatState((state) => selectCanChange(state, capabilities, message, 'delete'))
  const deletions = useChatState((state) => selectDeletions(state, capabilities, message))
  const mayReact = useChatState((state) => selectCan(state, channelId, 'send-reaction'))
  const mayReply = useChatState((state) => selectCan(state, channelId, 'send-message'))
  const mayPin = useChatState((state) => selectCan(state, channelId, 'pin-message'))
  const mayUnread = useChatState((state) => selectCan(state, channelId, 'read-events'))
  const mayReport = useChatState((state) => selectCan(state, channelId, 'flag-message'))
  const isReported = useChatState((state) => selectIsMarked(state, 'reported', key))
  const mayThread = useChatState((state) => selectCan(state, channelId, 'send-reply'))
  const isThere = !isBeyond(message)
  return {
    message,
    isOwn,
    isRead,
    isDelivered,
    isMention,
    inComposer,
    canEdit,
    canDelete,
    deletions,
    canReact: isThere && mayReact && capabilities.has('reactions'),
    canReply: message?.kind === 'text' && mayReply && capabilities.has('quotes') && message.id !== null,
    canPin: isThere && message?.id != null && mayPin && capabilities.has('pins'),
    // Whether anybody wrote after a message of mine is looked up when it is drawn: what comes later must not draw it again.
    canMarkUnread:
      isThere &&
      mayUnread &&
      capabilities.has('unread-marks') &&
      selectCanBeUnread(store.getState(), channelId, key),
    canReport:
      message !== null && message.kind !== 'deleted' && !isOwn && mayReport && capabilities.has('flags'),
    isReported,
    canReplyInThread:
      message?.kind === 'text' &&
      message.id !== null &&
      message.parent === null &&
      mayThread &&
      capabilities.has('threads'),
  }
}
