'use client'
import type { JSX } from 'react'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'

export interface MessageMarksProps {
  readonly id: string
  readonly isPinned: boolean
  readonly isMention: boolean
}

/** What sets a message apart, above it: that it is pinned, or names me. In words, since colour alone tells nothing. */
export function MessageMarks({ id, isPinned, isMention }: MessageMarksProps): JSX.Element | null {
  const { strings } = useLocale()
  const { slot } = useLook()
  if (!isPinned && !isMention) return null
  return (
    <p id={id} {...slot('message-marks')}>
      {isPinned && (
        <span {...slot('message-pinned')}>
          <Icon name="pin" /> {strings.messagePinned}
        </span>
      )}{' '}
      {isMention && (
        <span {...slot('message-mentioned')}>
          <Icon name="mention" /> {strings.messageMentionsYou}
        </span>
      )}
    </p>
  )
}
