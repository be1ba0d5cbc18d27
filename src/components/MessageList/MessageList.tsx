'use client'
import { type JSX, useCallback, useState } from 'react'
import { useChannelTitle } from '../../hooks/useChannelTitle.ts'
import { useFirstUnread } from '../../hooks/useFirstUnread.ts'
import { useIsSending } from '../../hooks/useIsSending.ts'
import { useMessages } from '../../hooks/useMessages.ts'
import { useReadWhenSeen } from '../../hooks/useReadWhenSeen.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { useListScroll } from '../../parts/list/useListScroll.ts'
import { isolateName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { Notice } from '../Notice/index.ts'
import { flag, slot } from '../slot.ts'
import { JumpPill } from './JumpPill.tsx'
import { MessageListTop } from './MessageListTop.tsx'
import { MessageRow } from './MessageRow.tsx'

export interface MessageListProps {
  readonly channelId: ChannelId
  readonly className?: string
}

/** A conversation's messages: opens at the first unread one, follows the end, and loads older ones on the way up. */
export function MessageList({ channelId, className }: MessageListProps): JSX.Element {
  const { strings } = useLocale()
  const title = useChannelTitle(channelId)
  const messages = useMessages(channelId)
  const { rows, isLoading, error, hasOlder, isLoadingOlder, olderError, loadOlder, loadGap, jumpTo } =
    messages
  const unread = useFirstUnread(channelId)
  const [target, setTarget] = useState<MessageKey | null>(null)
  const onNearStart = useCallback(() => {
    if (hasOlder && !isLoadingOlder && !olderError) void loadOlder()
  }, [hasOlder, isLoadingOlder, olderError, loadOlder])
  const scroll = useListScroll({
    rows,
    openAt: unread?.first ?? null,
    isReady: unread !== null,
    isFollowing: useIsSending(channelId, rows.at(-1)),
    onNearStart,
  })
  const { viewport, body, start, end, spaceBefore, spaceAfter, isAtEnd, toRow } = scroll
  useReadWhenSeen(channelId, isAtEnd)

  const jump = useCallback(
    (key: MessageKey) => {
      void jumpTo(key).then((exists) => {
        if (!exists) return
        setTarget(key)
        toRow(key)
      })
    },
    [jumpTo, toRow],
  )
  const name = isolateName(title) || strings.channelUnnamed
  return (
    <div
      {...slot('message-list', className)}
      data-empty={flag(!isLoading && rows.length === 0)}
      data-pinned-to-end={flag(isAtEnd)}
      data-loading={isLoading ? 'initial' : isLoadingOlder ? 'older' : undefined}
    >
      {error && (
        <Notice kind="error" action={{ label: strings.retry, onClick: () => void messages.retry() }}>
          {strings.messageListFailed}
        </Notice>
      )}
      {!error && !isLoading && rows.length === 0 && <Notice kind="empty">{strings.messageListEmpty}</Notice>}
      <div
        ref={viewport}
        {...slot('message-list-viewport', 'parlour-focus-inside')}
        role="region"
        aria-label={strings.messageListLabel(name)}
        aria-busy={isLoading || isLoadingOlder}
        tabIndex={0}
        onScroll={scroll.onScroll}
      >
        <div {...slot('message-list-content')}>
          {rows.length > 0 && (
            <MessageListTop
              title={name}
              hasOlder={hasOlder}
              isLoading={isLoadingOlder}
              isFailed={olderError !== null}
              onLoad={loadOlder}
            />
          )}
          <Spacer height={spaceBefore} />
          <div ref={body} {...slot('message-list-rows')}>
            {rows.slice(start, end).map((row, index) => (
              <MessageRow
                key={row}
                channelId={channelId}
                row={row}
                before={rows[start + index - 1] ?? null}
                after={rows[start + index + 1] ?? null}
                unreadCount={row === unread?.first ? unread.count : 0}
                isTarget={row === target}
                onJump={jump}
                onLoadGap={loadGap}
              />
            ))}
          </div>
          <Spacer height={spaceAfter} />
        </div>
      </div>
      {!isAtEnd && <JumpPill unseen={scroll.unseen} onClick={scroll.toEnd} />}
    </div>
  )
}

/** Stands in for rows that are not drawn. Its height is set through the object model, which a strict CSP allows. */
const Spacer = ({ height }: { readonly height: number }): JSX.Element | null =>
  height > 0 ? <div aria-hidden="true" style={{ blockSize: height }} /> : null
