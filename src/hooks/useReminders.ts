'use client'
import { useMemo } from 'react'
import { remindersReceipt } from '../engine/queries.ts'
import type { Reminder } from '../model/reminder.ts'
import { selectReminders } from '../state/selectReminder.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useReceipt } from './bridges/useReceipt.ts'
import { useChat } from './useChat.ts'

export type { Reminder }

export interface UseReminders {
  /** Everything I keep, what falls due first at the beginning; what has no time comes last. */
  readonly reminders: readonly Reminder[]
  readonly isLoading: boolean
  readonly error: Error | null
  /** Asks again after an error. */
  readonly retry: () => Promise<boolean>
}

/** The messages I keep for later: loaded once, and kept up to date by what happens. */
export function useReminders(): UseReminders {
  const chat = useChat()
  const base = useChatState((state) => state.base.reminders)
  const outbox = useChatState((state) => state.outbox)
  const isKnown = base.all.version !== ''
  const { error, load } = useReceipt(
    useMemo(() => remindersReceipt(chat), [chat]),
    chat.capabilities.has('reminders') && !isKnown,
  )
  const reminders = useMemo(
    () => selectReminders({ base: { ...chat.store.getState().base, reminders: base }, outbox }),
    [chat, base, outbox],
  )
  return { reminders, isLoading: !isKnown && !error, error, retry: load }
}
