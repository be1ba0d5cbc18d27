'use client'
import { type JSX, memo } from 'react'
import { useGrouping } from '../../hooks/useGrouping.ts'
import { useMessage } from '../../hooks/useMessage.ts'
import { type GapKey, isGap, type RowKey } from '../../hooks/useMessages.ts'
import { useNow } from '../../hooks/useNow.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Message as OwnMessage, type MessageProps } from '../Message/index.ts'
import { RowContext } from '../Message/RowContext.ts'
import { useProfile } from '../Profile/index.ts'
import { GapRow } from './GapRow.tsx'
import { FaultBoundary } from '../FaultBoundary.tsx'

export interface MessageRowProps {
  readonly channelId: ChannelId
  readonly row: RowKey
  readonly before: RowKey | null
  readonly after: RowKey | null
  /** More than 0 on the first unread message: above it stands the unread line. */
  readonly unreadCount: number
  /** The unread line stands below this row: it parts a group (ML-4). */
  readonly isLineBelow: boolean
  readonly isTarget: boolean
  /** The row that Tab reaches. */
  readonly isActive: boolean
  readonly headingLevel: MessageProps['headingLevel']
  readonly onJump: (key: MessageKey) => void
  readonly onLoadGap: (gap: GapKey) => Promise<boolean>
}

/** One row of the list. It selects its own message, so an event draws only the rows it is about. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps): JSX.Element {
  const { row, isActive, onLoadGap } = props
  const { slot } = useLook()
  return (
    <div {...slot('message-list-row')} data-row={row}>
      {isGap(row) ? (
        <RowContext.Provider value={isActive}>
          <GapRow onLoad={() => onLoadGap(row)} />
        </RowContext.Provider>
      ) : (
        <Row {...props} row={row} />
      )}
    </div>
  )
})

function Row({
  channelId,
  row,
  before,
  after,
  unreadCount,
  isLineBelow,
  isTarget,
  isActive,
  headingLevel,
  onJump,
}: MessageRowProps & { readonly row: MessageKey }): JSX.Element {
  const { strings, format, isSameDay } = useLocale()
  const { slot, components } = useLook()
  const Message = components.Message ?? OwnMessage
  const { message } = useMessage(channelId, row)
  const showProfile = useProfile()
  const { position, startsDay } = useGrouping(
    channelId,
    { before, key: row, after, firstUnread: unreadCount > 0 ? row : isLineBelow ? after : null },
    isSameDay,
  )
  const day = useNow((now) => (startsDay && message ? format.dayLabel(message.createdAt, now, strings) : ''))
  return (
    <>
      {startsDay && message && (
        <div {...slot('date-separator')} role="separator" aria-label={format.fullDate(message.createdAt)}>
          <span>{day}</span>
        </div>
      )}
      {unreadCount > 0 && (
        <div {...slot('unread-separator')} role="separator" aria-label={strings.unreadSeparator(unreadCount)}>
          <span>{strings.unreadSeparator(unreadCount)}</span>
        </div>
      )}
      <FaultBoundary of={message} fallback={<p {...slot('system-message')}>{strings.messageUnsupported}</p>}>
        <Message
          channelId={channelId}
          messageKey={row}
          position={position}
          isHighlighted={isTarget}
          isActive={isActive}
          onJump={onJump}
          headingLevel={headingLevel}
          onPerson={showProfile}
        />
      </FaultBoundary>
    </>
  )
}
