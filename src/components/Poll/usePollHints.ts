'use client'
import { useNow } from '../../hooks/useNow.ts'
import type { PollView } from '../../hooks/usePoll.ts'
import { useLocale } from '../Chat/LocaleContext.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** When it closes, in words that come down to minutes; '' where it never does. */
function useClosingWords(closesAt: number | null): string {
  const { strings, format } = useLocale()
  return useNow((now) => {
    if (closesAt === null) return ''
    const left = closesAt - now
    if (left < HOUR_MS) return strings.pollClosesIn(Math.max(1, Math.ceil(left / MINUTE_MS)))
    const time = format.time(closesAt)
    const days = format.day(closesAt) - format.day(now)
    if (days === 0) return strings.pollClosesToday(time)
    if (days === 1) return strings.pollClosesTomorrow(time)
    return strings.pollClosesInDays(days, format.dayLabel(closesAt, now, strings), time)
  })
}

/** By which rules one votes, in words (PO-1). */
export function usePollHints(poll: PollView, isClosed: boolean): readonly string[] {
  const { strings } = useLocale()
  const closing = useClosingWords(poll.closesAt)
  const many = poll.maxVotes === null ? strings.pollChooseAny : strings.pollChooseUpTo(poll.maxVotes)
  return [
    isClosed ? strings.pollClosed : poll.isSingle ? strings.pollChooseOne : many,
    poll.isAnonymous ? strings.pollAnonymous : '',
    isClosed ? '' : closing,
  ].filter((words) => words !== '')
}
