'use client'
import { type JSX, memo } from 'react'
import { useChannelTitle } from '../../hooks/useChannelTitle.ts'
import { useMessage } from '../../hooks/useMessage.ts'
import { useReminder } from '../../hooks/useReminder.ts'
import type { Reminder } from '../../hooks/useReminders.ts'
import { useUserNames } from '../../hooks/useUserNames.ts'
import { isolateName, previewText } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Icon } from '../Icon/index.ts'
import { useReminderWords } from './useReminderWords.ts'

const PREVIEW_LENGTH = 120

export interface ReminderItemProps {
  readonly reminder: Reminder
  readonly onOpen: (reminder: Reminder) => void
}

/** One message that is kept for later: who wrote it, where, and when one is told. */
export const ReminderItem = memo(function ReminderItem({ reminder, onOpen }: ReminderItemProps): JSX.Element {
  const { channelId, key, at, message: told } = reminder
  const { message } = useMessage(channelId, key)
  const { forget, remind } = useReminder(channelId, key)
  const authorId = message?.authorId ?? told?.authorId ?? null
  const { strings } = useLocale()
  const { slot } = useLook()
  const { toast } = useRoot()
  const [known = ''] = useUserNames(authorId ? [authorId] : [], strings.userUnnamed)
  const author = isolateName(known) || strings.userUnnamed
  const channel = isolateName(useChannelTitle(channelId)) || strings.channelUnnamed
  const words = useReminderWords(at ?? 'kept')
  const isGone = message ? message.kind === 'deleted' : (told?.deleted ?? true)
  const text = previewText(message?.text ?? told?.text ?? '', { max: PREVIEW_LENGTH })
  return (
    <li {...slot('reminder-item')}>
      <button
        type="button"
        {...slot('reminder-item-button', 'parlour-focus-inside')}
        onClick={() => onOpen({ ...reminder, thread: message?.parent ?? reminder.thread })}
      >
        <bdi {...slot('reminder-item-author')}>{author}</bdi>{' '}
        <span {...slot('reminder-item-channel')}>{strings.searchIn(channel)}</span>{' '}
        <bdi {...slot('reminder-item-text')}>{isGone ? strings.messageDeleted : text}</bdi>{' '}
        <span {...slot('reminder-item-time')}>{words}</span>
      </button>
      <button
        type="button"
        {...slot('icon-button')}
        aria-label={strings.reminderRemoveOf(author)}
        onClick={() => {
          forget()
          toast({ text: strings.reminderRemoved, action: { label: strings.undo, run: () => remind(at) } })
        }}
      >
        <Icon name="close" />
      </button>
    </li>
  )
})
