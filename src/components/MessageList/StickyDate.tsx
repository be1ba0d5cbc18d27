'use client'
import { type JSX, useSyncExternalStore } from 'react'
import { useMessage } from '../../hooks/useMessage.ts'
import { isGap, type RowKey } from '../../hooks/useMessages.ts'
import { useNow } from '../../hooks/useNow.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import type { ListScroller } from '../../parts/list/listView.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'

export interface StickyDateProps {
  readonly channelId: ChannelId
  readonly scroller: ListScroller
}

/** The day of the first message in view, over the list; its separator says it to screen readers (ML-2). */
export function StickyDate({ channelId, scroller }: StickyDateProps): JSX.Element | null {
  const row = useSyncExternalStore(scroller.subscribe, scroller.topRow, () => null) as RowKey | null
  return row === null || isGap(row) ? null : <Day channelId={channelId} messageKey={row} />
}

function Day({
  channelId,
  messageKey,
}: {
  readonly channelId: ChannelId
  readonly messageKey: MessageKey
}): JSX.Element | null {
  const { message } = useMessage(channelId, messageKey)
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const day = useNow((now) => (message ? format.dayLabel(message.createdAt, now, strings) : ''))
  if (!message) return null
  return (
    <div {...slot('sticky-date')} aria-hidden="true">
      {day}
    </div>
  )
}
