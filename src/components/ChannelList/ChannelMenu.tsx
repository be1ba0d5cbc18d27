'use client'
import type { JSX } from 'react'
import { useUnread } from '../../hooks/useUnread.ts'
import type { ChannelId } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { Menu } from '../Menu/index.ts'
import type { MenuPlace } from './useChannelMenu.tsx'

interface ChannelMenuProps {
  readonly channelId: ChannelId
  readonly name: string
  readonly at: MenuPlace
  readonly onClose: () => void
}

/** What can be done with a conversation from the list. */
export function ChannelMenu({ channelId, name, at, onClose }: ChannelMenuProps): JSX.Element {
  const { count, markRead } = useUnread(channelId)
  const { strings } = useLocale()
  return (
    <Menu
      label={strings.channelActions(name)}
      items={[
        {
          id: 'read',
          label: strings.unreadStripRead,
          icon: 'checks',
          isDisabled: count === 0,
          run: markRead,
        },
      ]}
      at={at}
      onClose={onClose}
    />
  )
}
