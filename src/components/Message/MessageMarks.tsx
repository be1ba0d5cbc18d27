'use client'
import type { JSX } from 'react'
import { useUser } from '../../hooks/useUser.ts'
import type { UserId } from '../../model/id.ts'
import { isolateName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'
import { useReminderWords } from '../ReminderList/useReminderWords.ts'

export interface MessageMarksProps {
  readonly id: string
  readonly isPinned: boolean
  /** Who pinned it, where that is known. */
  readonly pinnedBy: UserId | null | undefined
  readonly isMention: boolean
  readonly reminder: number | 'kept' | null
}

/** What sets a message apart, above it: that it is pinned, or names me. In words, since colour alone tells nothing. */
export function MessageMarks({
  id,
  isPinned,
  pinnedBy,
  isMention,
  reminder,
}: MessageMarksProps): JSX.Element | null {
  const { strings } = useLocale()
  const { slot } = useLook()
  const reminded = useReminderWords(reminder)
  if (!isPinned && !isMention && reminder === null) return null
  return (
    <p id={id} {...slot('message-marks')}>
      {isPinned && (
        <span {...slot('message-pinned')}>
          <Icon name="pin" /> {pinnedBy ? <PinnedBy userId={pinnedBy} /> : strings.messagePinned}
        </span>
      )}{' '}
      {isMention && (
        <span {...slot('message-mentioned')}>
          <Icon name="mention" /> {strings.messageMentionsYou}
        </span>
      )}{' '}
      {reminder !== null && (
        <span {...slot('message-reminder')}>
          <Icon name="clock" /> {reminded}
        </span>
      )}
    </p>
  )
}

function PinnedBy({ userId }: { readonly userId: UserId }): JSX.Element {
  const { strings } = useLocale()
  const { user, isSelf } = useUser(userId)
  if (isSelf) return <>{strings.messagePinnedByYou}</>
  return <>{strings.messagePinnedBy(isolateName(user?.name ?? '') || strings.userUnnamed)}</>
}
