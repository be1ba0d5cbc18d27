'use client'
import { type JSX, useRef } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { type Reminder, useReminders } from '../../hooks/useReminders.ts'
import { useSkeleton } from '../../hooks/useSkeleton.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useGoTo } from '../Chat/useGoTo.ts'
import { Notice } from '../Notice/index.ts'
import { Part, type PartProps } from '../Part.tsx'
import { Skeleton } from '../Skeleton/index.ts'
import { ReminderItem } from './ReminderItem.tsx'

const SKELETON_ROWS = 4

export interface ReminderListProps extends PartProps<{ readonly loading: boolean; readonly empty: boolean }> {
  /** Called after a message was opened, e.g. to close what holds the list. */
  readonly onOpen?: (reminder: Reminder) => void
}

/** The messages I keep for later, what falls due first on top. A press goes to the message. */
export function ReminderList(props: ReminderListProps): JSX.Element | null {
  return useChat().capabilities.has('reminders') ? <Rows {...props} /> : null
}

function Rows({ onOpen, ...rest }: ReminderListProps): JSX.Element {
  const { reminders, isLoading, error, retry } = useReminders()
  const goTo = useGoTo()
  const { strings } = useLocale()
  const { slot, components } = useLook()
  const list = useRef<HTMLElement>(null)
  const isEmpty = reminders.length === 0
  const isSkeleton = useSkeleton(isLoading && isEmpty)
  const Said = components.Notice ?? Notice
  return (
    <Part
      ref={list}
      as="section"
      slot="reminder-list"
      state={{ loading: isLoading, empty: isEmpty && !isLoading }}
      given={rest}
      aria-label={strings.reminders}
      aria-busy={isLoading}
    >
      {isEmpty && error && (
        <Said kind="error" action={{ label: strings.retry, onClick: () => void retry() }}>
          {strings.remindersFailed}
        </Said>
      )}
      {isEmpty && !error && !isLoading && !isSkeleton && <Said kind="empty">{strings.remindersEmpty}</Said>}
      {isSkeleton && (
        <div aria-hidden="true">
          {Array.from({ length: SKELETON_ROWS }, (_, row) => (
            <Skeleton key={row} kind="channel" />
          ))}
        </div>
      )}
      {!isEmpty && (
        <ul {...slot('reminder-list-items')}>
          {reminders.map((reminder) => (
            <ReminderItem
              key={`${reminder.channelId} ${reminder.key}`}
              reminder={reminder}
              onOpen={({ channelId, key, thread }) => {
                goTo({ channelId, key, root: thread })
                onOpen?.(reminder)
              }}
            />
          ))}
        </ul>
      )}
    </Part>
  )
}
