'use client'
import type { JSX, RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useUnreadTotal } from '../../hooks/useUnreadTotal.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Icon } from '../Icon/index.ts'
import { rowButton, rowsIn } from './rowOf.ts'

interface MarkAllReadProps {
  readonly list: RefObject<HTMLElement | null>
  /** What has to be unread for it to be there. */
  readonly of: 'messages' | 'threads'
}

/** The button below the rows that reads everything everywhere; there only while that changes something in the list. */
export function MarkAllRead({ list, of }: MarkAllReadProps): JSX.Element | null {
  const { canMarkAllRead, markAllRead, [of]: count } = useUnreadTotal()
  const { strings } = useLocale()
  const { slot } = useLook()
  const { announce } = useRoot()
  if (!canMarkAllRead || count === 0) return null
  const run = (): void => {
    flushSync(markAllRead)
    announce(strings.markedAllRead)
    // The button has gone, and with it the focus.
    const buttons = rowsIn(list.current).map(rowButton)
    const stop = buttons.find((button) => button?.tabIndex === 0) ?? buttons[0]
    stop?.focus()
  }
  return (
    <div {...slot('channel-list-read')}>
      <button type="button" {...slot('button')} onClick={run}>
        <Icon name="checks" /> {strings.channelsMarkRead}
      </button>
    </div>
  )
}
