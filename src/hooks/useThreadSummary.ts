'use client'
import { useMemo } from 'react'
import { type ChannelId, type MessageKey, threadId, type UserId } from '../model/id.ts'
import type { MessageView } from '../state/messageView.ts'
import {
  selectDraft,
  selectLastReplyAt,
  selectMessage,
  selectThreadInfo,
  selectUnread,
  selectUser,
} from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'

export interface UseThreadSummary {
  /** The message that the thread hangs on; `null` while it is not known. */
  readonly root: MessageView | null
  /** Who wrote that. Foreign text. */
  readonly authorName: string
  /** What somebody called the thread: foreign text; '' when nobody did. */
  readonly title: string
  readonly replyCount: number
  /** At most 255, which then means "at least". 0 where I take no part in it. */
  readonly unread: number
  /** When the newest reply came, ms since the epoch; 0 where nobody told. */
  readonly lastReplyAt: number
  /** Who has answered, in the order in which they came. */
  readonly participants: readonly UserId[]
  /** What I began to write there. */
  readonly draft: string
  /** How many files wait in its tray for the reply I began. */
  readonly draftFiles: number
}

const NOBODY: readonly UserId[] = []

/** What one row of a list of threads shows. Loads nothing, and draws again only with its own thread. */
export function useThreadSummary(channelId: ChannelId, root: MessageKey): UseThreadSummary {
  const id = useMemo(() => threadId(channelId, root), [channelId, root])
  const message = useChatState((state) => selectMessage(state, channelId, root))
  const told = useChatState((state) => selectThreadInfo(state, id)?.participants)
  return {
    root: message,
    authorName: useChatState((state) => (message && selectUser(state, message.authorId)?.name) || ''),
    title: useChatState((state) => selectThreadInfo(state, id)?.title ?? ''),
    replyCount: message?.replyCount ?? 0,
    unread: useChatState((state) => selectUnread(state, id)),
    lastReplyAt: useChatState((state) => selectLastReplyAt(state, id)),
    participants: message?.participants ?? told ?? NOBODY,
    draft: useChatState((state) => selectDraft(state, id).text),
    draftFiles: useChatState((state) => state.uploads.get(id)?.length ?? 0),
  }
}
