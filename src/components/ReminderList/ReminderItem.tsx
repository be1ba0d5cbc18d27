'use client'
import { type JSX, memo } from 'react'
import { useChannelTitle } from '../../hooks/useChannelTitle.ts'
import { useFetchedMessage } from '../../hooks/useMessagesById.ts'
import { useIsBlocked } from '../../hooks/useIsBlocked.ts'
import { useReminder } from '../../hooks/useReminder.ts'
import type { Reminder } from '../../hooks/useReminders.ts'
import { useUserNames } from '../../hooks/useUserNames.ts'
import { isolateName, previewText } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Icon } from '../Icon/index.ts'
import { useReminderWords } from './useReminderWords.ts'
import { messageWords } from '../messageWords.ts'

const PREVIEW_LENGTH = 120

export interface ReminderItemProps {
  readonly reminder: Reminder
  readonly onOpen: (reminder: Reminder) => void
}

/** One message that is kept for later: who wrote it, where, and when one is told. */
export const ReminderItem = memo(function ReminderItem({ reminder, onOpen }: ReminderItemProps): JSX.Element {
  const { channelId, key, at, message: told } = reminder
  const { message, state } = useFetchedMessage(channelId, key)
  const { forget, remind } = useReminder(channelId, key)
  const authorId = message?.authorId ?? told?.authorId ?? null
  const { strings } = useLocale()
  const { slot } = useLook()
  const { toast } = useRoot()
  const [known = ''] = useUserNames(authorId ? [authorId] : [], strings.userUnnamed)
  const author = isolateName(known) || strings.userUnnamed
  const channel = isolateName(useChannelTitle(channelId))
  const due = useReminderWords(at ?? 'kept')
  const isBlocked = useIsBlocked(authorId)
  const isDeleted = message ? message.kind === 'deleted' : told?.deleted === true
  const words = previewText(told?.text ?? '', { max: PREVIEW_LENGTH })
  const said = (): string => {
    if (state === 'gone') return strings.messageGone
    if (isDeleted) return strings.messageDeleted
    if (isBlocked) return strings.messageBlocked
    return message ? messageWords(message, strings, PREVIEW_LENGTH) : words
  }
  return (
    <li {...slot('reminder-item')}>
      <button
        type="button"
        {...slot('reminder-item-button', 'parlour-focus-inside')}
        onClick={() => onOpen({ ...reminder, thread: message?.parent ?? reminder.thread })}
      >
        <span {...slot('reminder-item-author')}>
          <bdi>{author}</bdi>
        </span>{' '}
        {/* Of a channel that is not loaded nobody has said a name. */}
        <span {...slot('reminder-item-channel')}>{channel && strings.searchIn(channel)}</span>{' '}
        <bdi {...slot('reminder-item-text')}>{said()}</bdi> <span {...slot('reminder-item-time')}>{due}</span>
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
