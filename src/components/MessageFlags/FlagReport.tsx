'use client'
import type { JSX } from 'react'
import type { MessageFlagView } from '../../hooks/useMessageFlags.ts'
import { useNow } from '../../hooks/useNow.ts'
import { useUser } from '../../hooks/useUser.ts'
import type { ReportReason } from '../../i18n/strings.ts'
import { isolateName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'

interface FlagReportProps {
  readonly report: MessageFlagView
  /** If it is mine, I have not taken it back since it was asked for. */
  readonly isStanding: boolean
  /** `null` where a report cannot be taken back. */
  readonly onTakeBack: (() => void) | null
}

/** Who reported a message, when, why, and what they add. One's own can be taken back. */
export function FlagReport({ report, isStanding, onTakeBack }: FlagReportProps): JSX.Element | null {
  const { byId, reason, note, at } = report
  const { user, isSelf } = useUser(byId)
  const { strings, format } = useLocale()
  const when = useNow((now) => format.listTime(at, now, strings))
  const { slot } = useLook()
  const name = isolateName(user?.name ?? '') || strings.userUnnamed
  // A reason is any word: one like `constructor` is none of ours.
  const words = Object.hasOwn(strings.reportReasons, reason)
    ? strings.reportReasons[reason as ReportReason]
    : isolateName(reason) || strings.flagsNoReason
  if (isSelf && !isStanding) return null
  return (
    <li {...slot('message-flag-report')}>
      <strong>
        <bdi>{words}</bdi>
      </strong>
      {note !== '' && (
        <p {...slot('message-flag-note')} dir="auto">
          {note}
        </p>
      )}
      <p {...slot('message-flag-time')}>
        <span>
          {isSelf ? strings.flagsByYou : strings.flagsBy(name)} ·{' '}
          <time dateTime={new Date(at).toISOString()}>{when}</time>
        </span>
        {isSelf && onTakeBack && (
          <button type="button" {...slot('button')} onClick={onTakeBack}>
            {strings.reportRemove}
          </button>
        )}
      </p>
    </li>
  )
}
