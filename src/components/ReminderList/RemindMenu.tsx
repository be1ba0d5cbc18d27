'use client'
import type { JSX } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { useReminder } from '../../hooks/useReminder.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Menu, type MenuItem, type MenuProps } from '../Menu/index.ts'
import { remindTimes } from './whenToRemind.ts'

export interface RemindMenuProps extends Pick<MenuProps, 'at' | 'onClose'> {
  readonly channelId: ChannelId
  readonly messageKey: MessageKey
}

/** When to be reminded of a message, or to keep it without a time, or to let it go. */
export function RemindMenu({ channelId, messageKey, ...menu }: RemindMenuProps): JSX.Element {
  const { env } = useChat()
  const { reminder, remind, forget } = useReminder(channelId, messageKey)
  const { strings } = useLocale()
  const { announce } = useRoot()
  const keep = (at: number | null) => (): void => {
    remind(at)
    announce(strings.reminderKept)
  }
  const times = remindTimes(env.now()).map(([when, at]): MenuItem => ({
    id: when,
    label: strings.remindIn[when],
    run: keep(at),
  }))
  const release: MenuItem = {
    id: 'release',
    label: strings.reminderRemove,
    run: () => {
      forget()
      announce(strings.reminderRemoved)
    },
  }
  const items: readonly (MenuItem | 'separator')[] = [
    ...times,
    ...(reminder === 'kept' ? [] : [{ id: 'keep', label: strings.remindLater, run: keep(null) }]),
    ...(reminder === null ? [] : (['separator', release] as const)),
  ]
  return <Menu {...menu} label={strings.remind} items={items} />
}
