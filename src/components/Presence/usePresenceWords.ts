'use client'
import { useNow } from '../../hooks/useNow.ts'
import type { Presence } from '../../model/user.ts'
import { useLocale } from '../Chat/LocaleContext.ts'

/** Longer ago than this, ms, the time or day says more than a number of minutes. */
const HOUR_MS = 3_600_000

/** "online", "last seen 5 minutes ago", which counts on by itself, or '' while nobody knows. */
export function usePresenceWords(presence: Presence | null): string {
  const { strings, format } = useLocale()
  return useNow((now) => {
    if (!presence) return ''
    if (presence.online) return strings.presenceOnline
    const at = presence.lastActiveAt
    if (at === null) return strings.presenceOffline
    const words = { today: strings.today, yesterday: strings.lastSeenYesterday }
    return strings.lastSeen(now - at < HOUR_MS ? format.minutesAgo(at, now) : format.listTime(at, now, words))
  })
}
