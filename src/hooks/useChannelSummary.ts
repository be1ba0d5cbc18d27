'use client'
import type { ChannelId, UserId } from '../model/id.ts'
import { selectChannelTitle, selectIsOnline, selectPartner } from '../state/channelTitle.ts'
import type { MessageView } from '../state/messageView.ts'
import { selectChannelInfo, selectDraft, selectLatest, selectUnread, selectUser } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'

export interface UseChannelSummary {
  /** Its own name, else the names of those in it. Foreign text; may be empty. */
  readonly title: string
  readonly image: string | null
  readonly partnerId: UserId | null
  readonly isPartnerOnline: boolean
  /** The newest message, pending ones included. */
  readonly latest: MessageView | null
  readonly authorName: string
  readonly isOwnLatest: boolean
  readonly unread: number
  /** What I began to write there. */
  readonly draft: string
}

/** What one row of a channel list shows. Loads nothing. */
export function useChannelSummary(channelId: ChannelId): UseChannelSummary {
  const latest = useChatState((state) => selectLatest(state, channelId))
  const partnerId = useChatState((state) => selectPartner(state, channelId))
  return {
    latest,
    partnerId,
    title: useChatState((state) => selectChannelTitle(state, channelId)),
    image: useChatState((state) => selectChannelInfo(state, channelId)?.image ?? null),
    isPartnerOnline: useChatState((state) => partnerId !== null && selectIsOnline(state, partnerId)),
    authorName: useChatState((state) =>
      latest ? selectUser(state, latest.authorId)?.name || latest.authorId : '',
    ),
    isOwnLatest: useChatState((state) => latest !== null && latest.authorId === state.base.selfId),
    unread: useChatState((state) => selectUnread(state, channelId)),
    draft: useChatState((state) => selectDraft(state, channelId).text),
  }
}
