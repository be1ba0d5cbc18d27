'use client'
import type { JSX } from 'react'
import { useUnread } from '../../hooks/useUnread.ts'
import { useUnreadTotal } from '../../hooks/useUnreadTotal.ts'
import type { ConversationId } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Menu, type MenuItem } from '../Menu/index.ts'
import type { MenuPlace } from './useChannelMenu.tsx'

interface ChannelMenuProps {
  readonly channelId: ConversationId
  readonly name: string
  readonly at: MenuPlace
  readonly onClose: () => void
}

/** What can be done with a conversation from the list, and with all of them. */
export function ChannelMenu({ channelId, name, at, onClose }: ChannelMenuProps): JSX.Element {
  const { count, markRead, canMarkUnread, markUnread } = useUnread(channelId)
  const { canMarkAllRead, markAllRead } = useUnreadTotal()
  const { strings } = useLocale()
  const { announce } = useRoot()
  const said = (run: () => void, words: string) => (): void => {
    run()
    announce(words)
  }
  const own: MenuItem = canMarkUnread
    ? {
        id: 'unread',
        label: strings.channelMarkUnread,
        icon: 'unread',
        run: said(markUnread, strings.markedUnread),
      }
    : {
        id: 'read',
        label: strings.unreadStripRead,
        icon: 'checks',
        isDisabled: count === 0,
        run: markRead,
      }
  const all: MenuItem = {
    id: 'read-all',
    label: strings.channelsMarkRead,
    icon: 'checks',
    run: said(markAllRead, strings.markedAllRead),
  }
  return (
    <Menu
      label={strings.channelActions(name)}
      items={canMarkAllRead ? [own, 'separator', all] : [own]}
      at={at}
      onClose={onClose}
    />
  )
}
