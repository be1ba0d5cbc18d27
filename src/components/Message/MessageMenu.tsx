'use client'
import { type JSX, type RefObject, useEffect } from 'react'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Menu, type MenuItem, type MenuProps } from '../Menu/index.ts'
import { useModerationItems } from './useModerationItems.ts'
import { type MessageCommand, useMessageCommands } from './useMessageCommands.tsx'

export interface MessageMenuProps extends Pick<MenuProps, 'label' | 'at' | 'onClose'> {
  readonly channelId: ChannelId
  readonly messageKey: MessageKey
  readonly row: RefObject<HTMLElement | null>
  /** It is there, or gone, whatever closed it. */
  readonly onOpenChange: (isOpen: boolean) => void
}

/** Everything that can be done with a message, with the keys that do the same (MS-5). */
export function MessageMenu({
  channelId,
  messageKey,
  row,
  onOpenChange,
  ...menu
}: MessageMenuProps): JSX.Element {
  const { shortcuts } = useRoot()
  const commands = useMessageCommands(channelId, messageKey, row)
  useEffect(() => {
    onOpenChange(true)
    return () => onOpenChange(false)
  }, [onOpenChange])
  const toItem = ({ id, key, label, icon, isDanger, run }: MessageCommand): MenuItem => ({
    id,
    label,
    icon,
    shortcut: key === null ? undefined : shortcuts[key][0],
    danger: isDanger,
    run,
  })
  const harmless = commands.filter(({ isDanger }) => !isDanger).map(toItem)
  const dangerous = commands.filter(({ isDanger }) => isDanger).map(toItem)
  const groups = [harmless, useModerationItems(channelId, messageKey), dangerous]
  const items: (MenuItem | 'separator')[] = []
  for (const group of groups) {
    if (items.length > 0 && group.length > 0) items.push('separator')
    items.push(...group)
  }
  return <Menu {...menu} items={items} />
}
