'use client'
import { type JSX, useCallback, useSyncExternalStore } from 'react'
import { useMessage } from '../../hooks/useMessage.ts'
import { useNow } from '../../hooks/useNow.ts'
import type { UnreadLine } from '../../hooks/useUnreadLine.ts'
import type { ChannelId } from '../../model/id.ts'
import type { ListScroller } from '../../parts/list/listView.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'

export interface UnreadStripProps {
  readonly channelId: ChannelId
  readonly line: UnreadLine
  readonly scroller: ListScroller
  readonly onJump: () => void
  readonly onRead: () => void
}

/** Says how much is unread and since when, while the line that shows it is further up (SC-6). */
export function UnreadStrip(props: UnreadStripProps): JSX.Element | null {
  const { line, scroller } = props
  const side = useCallback(() => scroller.sideOf(line.first), [scroller, line.first])
  const isAbove = useSyncExternalStore(scroller.subscribe, side, () => null) === 'before'
  return isAbove ? <Strip {...props} /> : null
}

function Strip({ channelId, line, onJump, onRead }: UnreadStripProps): JSX.Element {
  const { message } = useMessage(channelId, line.first)
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const since = useNow((now) => (message ? format.listTime(message.createdAt, now, strings) : ''))
  return (
    <div {...slot('unread-strip')}>
      <span {...slot('unread-strip-text')}>{strings.unreadStrip(line.count, since)}</span>
      <button type="button" {...slot('unread-strip-action', 'parlour-button')} onClick={onJump}>
        {strings.unreadStripJump}
      </button>
      <button type="button" {...slot('unread-strip-action', 'parlour-button')} onClick={onRead}>
        {strings.unreadStripRead}
      </button>
    </div>
  )
}
