'use client'
import { type JSX, useId } from 'react'
import type { MessageView } from '../../hooks/useMessage.ts'
import { balanceBidi } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { Part, type PartProps } from '../Part.tsx'

export interface SystemMessageProps {
  readonly message: MessageView
  readonly isActive: boolean
  /** What the user of `Message` has set. */
  readonly given: PartProps<never>
}

/** What happened is told in a line; nobody writes more but to fill the screen. */
const LONGEST = 1_000

/** What happened rather than what somebody said: who did it stands in the text, and nothing can be done about it. */
export function SystemMessage({ message, isActive, given }: SystemMessageProps): JSX.Element {
  const { format } = useLocale()
  const id = useId()
  const { key, authorId, text, createdAt } = message
  return (
    <Part
      as="article"
      slot="system-message"
      given={given}
      state={{ kind: message.kind, active: isActive }}
      id={id}
      tabIndex={isActive ? 0 : -1}
      aria-labelledby={id}
      data-message-id={key}
      data-author-id={authorId}
    >
      <bdi>{balanceBidi(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)}</bdi>{' '}
      <time dateTime={new Date(createdAt).toISOString()}>{format.time(createdAt)}</time>
    </Part>
  )
}
