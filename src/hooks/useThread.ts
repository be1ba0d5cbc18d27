'use client'
import { useMemo } from 'react'
import { type ChannelId, type MessageKey, threadId, type ThreadId } from '../model/id.ts'
import type { MessageView } from '../state/messageView.ts'
import { selectMessage } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useMessages, type UseMessages } from './useMessages.ts'
import { useThreadHead } from './useThreadHead.ts'

export interface UseThread extends UseMessages {
  /** What `useComposer`, `useTyping` and `useSendMessage` take to write here. */
  readonly id: ThreadId
  /** The message that the thread hangs on; `null` while it is not known, and once it is gone for good. */
  readonly root: MessageView | null
  /** How many replies the server counts; those of mine on their way come on top. */
  readonly replyCount: number
}

/** The replies to one message: a history of its own, paged like that of a channel, and the message they answer. */
export function useThread(channelId: ChannelId, root: MessageKey): UseThread {
  const id = useMemo(() => threadId(channelId, root), [channelId, root])
  const messages = useMessages(id)
  useThreadHead(channelId, root)
  const message = useChatState((state) => selectMessage(state, channelId, root))
  return { ...messages, id, root: message, replyCount: message?.replyCount ?? 0 }
}
