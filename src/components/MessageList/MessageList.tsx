'use client'
import { type JSX, useEffect, useMemo } from 'react'
import { useConversation, useThreadRoot } from '../../hooks/ConversationContext.tsx'
import { useChannelTitle } from '../../hooks/useChannelTitle.ts'
import { useChat } from '../../hooks/useChat.ts'
import { useIsSending } from '../../hooks/useIsSending.ts'
import { isGap, type RowKey, useMessages } from '../../hooks/useMessages.ts'
import { type ReadPolicy, useReadWhenSeen } from '../../hooks/useReadWhenSeen.ts'
import { useSkeleton } from '../../hooks/useSkeleton.ts'
import { useUnread } from '../../hooks/useUnread.ts'
import { useUnreadLine } from '../../hooks/useUnreadLine.ts'
import type { ChannelId } from '../../model/id.ts'
import { composerFieldOf } from '../../parts/composerField.ts'
import { positionsOf } from '../../parts/list/positions.ts'
import { useListScroll } from '../../parts/list/useListScroll.ts'
import { useRovingRows } from '../../parts/list/useRovingRows.ts'
import { isolateName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Notice as OwnNotice } from '../Notice/index.ts'
import { Part, type PartProps } from '../Part.tsx'
import { MessageSkeleton } from '../Skeleton/index.ts'
import { JumpBack } from './JumpBack.tsx'
import { JumpPill } from './JumpPill.tsx'
import { MessageListTop } from './MessageListTop.tsx'
import { ThreadRoot } from './ThreadRoot.tsx'
import { MessageRows } from './MessageRows.tsx'
import { StickyDate } from './StickyDate.tsx'
import { UnreadStrip } from './UnreadStrip.tsx'
import { useJump } from './useJump.ts'
import { useListHistory } from './useListHistory.ts'

export interface MessageListProps extends PartProps {
  readonly channelId: ChannelId
  /** When what I see is marked as read. @default 'auto' */
  readonly readPolicy?: ReadPolicy
  /** Makes the names of authors headings of this level, for people who find their way by headings (ML-7). */
  readonly messageHeadings?: 2 | 3 | 4 | 5 | 6
}

/** Where the unread line stands when a channel opens, as a share of the viewport (SC-5). */
const UNREAD_SHARE = 0.25
const NO_ROWS: readonly RowKey[] = []

/** A conversation's messages: opens at the first unread one, follows the end, and loads older ones on the way up. */
export function MessageList({
  channelId,
  readPolicy,
  messageHeadings,
  ...given
}: MessageListProps): JSX.Element {
  const chat = useChat()
  const { strings } = useLocale()
  const { slot, components } = useLook()
  const Notice = components.Notice ?? OwnNotice
  const conversation = useConversation(channelId)
  const thread = useThreadRoot(channelId)
  const messages = useMessages(conversation)
  const { isLoading, error, hasOlder, isLoadingOlder, olderError, loadGap, jumpTo } = messages
  const { line, isReady, clear } = useUnreadLine(conversation)
  const { markRead } = useUnread(conversation)
  // Nothing is drawn before it is known where the reader begins: they would see it move.
  const isSkeleton = useSkeleton(!isReady && error === null)
  const isShown = isReady && !isSkeleton
  const rows = isShown ? messages.rows : NO_ROWS
  const history = useListHistory(messages)

  const positions = useMemo(() => positionsOf(chat), [chat])
  const openAt = useMemo(
    () => (line ? { row: line.first, share: UNREAD_SHARE } : (positions.get(conversation) ?? null)),
    [line, positions, conversation],
  )
  const { scroller, view, viewport, body, start, end } = useListScroll({
    rows,
    isReady: isShown,
    openAt,
    isSending: useIsSending(conversation, rows.at(-1)),
    isGap: isGapRow,
    onNearStart: history.onNearStart,
    onNearGap: history.onNearGap,
    onLeave: (position) => positions.set(conversation, position),
  })
  const isEndSeen = isShown && (view.isPinned || view.lastSeen === rows.at(-1))
  useReadWhenSeen(conversation, isEndSeen, readPolicy)

  const roving = useRovingRows({ rows, scroller, body, onStart: history.loadAloud })
  const { target, jump, back, forget } = useJump({ channelId, jumpTo, scroller, focusRow: roving.focusRow })
  const { jumps } = useRoot()
  useEffect(() => {
    if (!isShown) return undefined
    return jumps.serve(({ channelId: where, root, key }) => {
      const isHere = where === channelId && root === thread
      if (isHere) jump(key)
      return isHere
    })
  }, [jumps, isShown, channelId, thread, jump])

  const title = useChannelTitle(channelId)
  const name = isolateName(title) || strings.channelUnnamed
  const isEmpty = isShown && rows.length === 0 && thread === null
  const toUnread = (): void => {
    if (line) scroller.toRow(line.first, UNREAD_SHARE)
  }
  return (
    <Part
      as="div"
      slot="message-list"
      given={given}
      state={{
        empty: isEmpty,
        pinnedToEnd: view.isPinned,
        atStart: isShown && !hasOlder,
        atEnd: view.isPinned,
        loading: !isReady ? 'initial' : isLoadingOlder ? 'older' : history.isFillingGap ? 'newer' : null,
      }}
    >
      {error && (
        <Notice kind="error" action={{ label: strings.retry, onClick: () => void messages.retry() }}>
          {strings.messageListFailed}
        </Notice>
      )}
      {isEmpty && (
        <Notice
          kind="empty"
          action={{
            label: strings.messageListWrite,
            onClick: () => composerFieldOf(viewport.current)?.focus(),
          }}
        >
          {strings.messageListEmpty}
        </Notice>
      )}
      {isSkeleton && <MessageSkeleton />}
      {line && (
        <UnreadStrip
          channelId={channelId}
          line={line}
          scroller={scroller}
          onJump={toUnread}
          onRead={() => {
            markRead()
            clear()
          }}
        />
      )}
      {/* Before the messages, so that Shift+Tab in the composer leads to them. */}
      {back && <JumpBack onClick={back} />}
      <JumpPill
        id={conversation}
        scroller={scroller}
        view={view}
        onEnd={() => {
          forget()
          scroller.toEnd()
        }}
      />
      {rows.length > 0 && <StickyDate channelId={channelId} scroller={scroller} />}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are its rows' */}
      <div
        ref={viewport}
        {...slot('message-list-viewport', 'parlour-focus-inside')}
        role="region"
        aria-label={thread === null ? strings.messageListLabel(name) : strings.threadLabel}
        aria-busy={isLoading || isLoadingOlder || history.isFillingGap}
        onKeyDown={roving.onKeyDown}
        onFocus={roving.onFocus}
        onBlur={roving.onBlur}
      >
        <div {...slot('message-list-content')}>
          {thread !== null && <ThreadRoot channelId={channelId} root={thread} onJump={jump} />}
          {rows.length > 0 && (thread === null || hasOlder) && (
            <MessageListTop
              title={name}
              hasOlder={hasOlder}
              isLoading={isLoadingOlder}
              isFailed={olderError !== null}
              onLoad={history.loadAloud}
            />
          )}
          <MessageRows
            channelId={channelId}
            body={body}
            rows={rows}
            start={start}
            end={end}
            kept={roving.focused}
            active={roving.active}
            target={target}
            line={line}
            rowHeight={view.window.rowHeight}
            hasOlder={hasOlder}
            headingLevel={messageHeadings}
            onJump={jump}
            onLoadGap={loadGap}
          />
        </div>
      </div>
    </Part>
  )
}

const isGapRow = (row: string): boolean => isGap(row as RowKey)
