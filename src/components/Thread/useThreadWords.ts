'use client'
import { useNow } from '../../hooks/useNow.ts'
import { useOtherNames } from '../../hooks/useOtherNames.ts'
import type { UserId } from '../../model/id.ts'
import { isolateName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'

/** So many are named, the others are counted. */
const MOST_NAMES = 3
const NOBODY: readonly UserId[] = []

export interface ThreadFacts {
  readonly replyCount: number
  readonly unread: number
  /** ms since the epoch; 0 where nobody told. */
  readonly lastReplyAt: number
  readonly participants: readonly UserId[] | undefined
}

/** What there is under a message: how many replies, how many of them new, when the last one came, and whose they are (TH-1). */
export function useThreadWords({ replyCount, unread, lastReplyAt, participants }: ThreadFacts): string {
  const { strings, format } = useLocale()
  const names = useOtherNames(participants ?? NOBODY, strings.userUnnamed)
  const last = useNow((now) => (lastReplyAt === 0 ? '' : format.listTime(lastReplyAt, now, strings)))
  const rest = names.length - MOST_NAMES
  const shown = names.slice(0, MOST_NAMES).map(isolateName)
  return strings.threadSummary(
    replyCount,
    unread,
    last,
    rest > 0 ? [...shown, strings.namesMore(rest)] : shown,
  )
}
