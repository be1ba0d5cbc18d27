'use client'
import type { JSX } from 'react'
import type { MessageView } from '../../hooks/useMessage.ts'
import { useUserFace } from '../../hooks/useUserFace.ts'
import type { UserId } from '../../model/id.ts'
import { isolateName } from '../../text/index.ts'
import { Avatar as DefaultAvatar } from '../Avatar/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'

export interface MessageGutterProps {
  readonly message: MessageView
  readonly isFirst: boolean
  /** Somebody points at the row or has focused it. */
  readonly isAttended: boolean
  readonly onPerson: ((userId: UserId, at: HTMLElement) => void) | undefined
}

/** Beside a message: the author's picture for the first of a group, the time of a later one while it is attended to. */
export function MessageGutter({ message, isFirst, isAttended, onPerson }: MessageGutterProps): JSX.Element {
  const { authorId, createdAt } = message
  const face = useUserFace(authorId)
  const { strings, format } = useLocale()
  const { slot, components } = useLook()
  const { Avatar = DefaultAvatar } = components
  const name = isolateName(face.name) || strings.userUnnamed
  return (
    <div {...slot('message-gutter')}>
      {isFirst && (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the name beside it is the button, for keys and readers; this is only a larger place to press
        <span
          {...slot('message-avatar')}
          onClick={({ currentTarget }) => onPerson?.(authorId, currentTarget)}
        >
          <Avatar id={authorId} name={name} image={face.image} />
        </span>
      )}
      {!isFirst && isAttended && (
        // The row's name has it already.
        <time {...slot('message-time')} dateTime={new Date(createdAt).toISOString()} aria-hidden="true">
          {format.time(createdAt)}
        </time>
      )}
    </div>
  )
}
