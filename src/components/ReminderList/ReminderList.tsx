'use client'
import { type JSX, useRef } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { type Reminder, useReminders } from '../../hooks/useReminders.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useGoTo } from '../Chat/useGoTo.ts'
import { Part, type PartProps } from '../Part.tsx'
import { RowsOrNotice } from '../RowList/RowsOrNotice.tsx'
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
  const found = useReminders()
  const { reminders, isLoading } = found
  const goTo = useGoTo()
  const { strings } = useLocale()
  const { slot } = useLook()
  const list = useRef<HTMLElement>(null)
  const isEmpty = reminders.length === 0
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
      <RowsOrNotice
        of={found}
        isEmpty={isEmpty}
        hinted={SKELETON_ROWS}
        failure={strings.remindersFailed}
        nothing={strings.remindersEmpty}
      >
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
      </RowsOrNotice>
    </Part>
  )
}
