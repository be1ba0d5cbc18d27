'use client'
import { useNow } from '../../hooks/useNow.ts'
import { useLocale } from '../Chat/LocaleContext.ts'

/** What is said of a message that is kept: when one is told of it, or only that it is kept. */
export function useReminderWords(reminder: number | 'kept' | null): string {
  const { strings, format } = useLocale()
  return useNow((now) => {
    if (reminder === null) return ''
    if (reminder === 'kept') return strings.reminderSaved
    const day = format.dayLabel(reminder, now, strings)
    return strings.reminderAt(day, format.time(reminder))
  })
}
