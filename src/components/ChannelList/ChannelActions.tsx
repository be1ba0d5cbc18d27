'use client'
import type { JSX } from 'react'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'
import type { ShowChannelMenu } from './useChannelMenu.tsx'

interface ChannelActionsProps {
  readonly name: string
  readonly onShow: ShowChannelMenu
  /** Of which list. @default 'channel-item-actions' */
  readonly as?: 'channel-item-actions' | 'thread-item-actions'
}

/** The button beside a row that opens its menu; arrow keys lead to it, so that the list stays one tab stop. */
export function ChannelActions({
  name,
  onShow,
  as = 'channel-item-actions',
}: ChannelActionsProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  return (
    <button
      type="button"
      {...slot(as, 'parlour-icon-button', 'parlour-focus-inside')}
      tabIndex={-1}
      aria-haspopup="menu"
      aria-label={strings.channelActions(name)}
      onClick={({ currentTarget }) => onShow(name, currentTarget)}
    >
      <Icon name="more" />
    </button>
  )
}
