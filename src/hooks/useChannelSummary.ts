'use client'
import type { ChannelId, UserId } from '../model/id.ts'
import { selectChannelTitle, selectIsOnline, selectPartner } from '../state/channelTitle.ts'
import type { MessageStatus, MessageView } from '../state/messageView.ts'
import {
  selectChannelInfo,
  selectDraft,
  selectIsDelivered,
  selectIsReadByOthers,
  selectLatest,
  selectUnread,
  selectUser,
} from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useIsBlocked } from './useIsBlocked.ts'

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
  /** Its author is somebody I have blocked (MO-2). */
  readonly isLatestBlocked: boolean
  /** How far my newest message has come, when it is the newest of all; else `null`. */
  readonly latestStatus: MessageStatus | 'delivered' | 'read' | null
  readonly unread: number
  /** What I began to write there. */
  readonly draft: string
  /** How many files wait in its tray for the message I began. */
  readonly draftFiles: number
}

/** What one row of a channel list shows. Loads nothing. */
export function useChannelSummary(channelId: ChannelId): UseChannelSummary {
  const latest = useChatState((state) => selectLatest(state, channelId))
  const partnerId = useChatState((state) => selectPartner(state, channelId))
  const isOwnLatest = useChatState((state) => latest !== null && latest.authorId === state.base.selfId)
  const isRead = useChatState(
    (state) => isOwnLatest && latest !== null && selectIsReadByOthers(state, channelId, latest.key),
  )
  const isDelivered = useChatState(
    (state) => isOwnLatest && latest !== null && selectIsDelivered(state, channelId, latest.key),
  )
  return {
    latest,
    partnerId,
    title: useChatState((state) => selectChannelTitle(state, channelId)),
    image: useChatState((state) => selectChannelInfo(state, channelId)?.image ?? null),
    isPartnerOnline: useChatState((state) => partnerId !== null && selectIsOnline(state, partnerId)),
    authorName: useChatState((state) =>
      latest ? selectUser(state, latest.authorId)?.name || latest.authorId : '',
    ),
    isOwnLatest,
    isLatestBlocked: useIsBlocked(latest?.authorId ?? null),
    latestStatus: statusOf(latest, isOwnLatest, isRead ? 'read' : isDelivered ? 'delivered' : 'sent'),
    unread: useChatState((state) => selectUnread(state, channelId)),
    draft: useChatState((state) => selectDraft(state, channelId).text),
    draftFiles: useChatState((state) => state.uploads.get(channelId)?.length ?? 0),
  }
}

function statusOf(
  latest: MessageView | null,
  isOwn: boolean,
  arrived: 'sent' | 'delivered' | 'read',
): UseChannelSummary['latestStatus'] {
  if (!latest || !isOwn || latest.kind === 'deleted') return null
  return latest.status === 'sent' ? arrived : latest.status
}
