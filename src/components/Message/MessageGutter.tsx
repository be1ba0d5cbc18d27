'use client'
import type { JSX } from 'react'
import type { MessageView } from '../../hooks/useMessage.ts'
import { useUserFace } from '../../hooks/useUserFace.ts'
import { isolateName } from '../../text/index.ts'
import { Avatar as DefaultAvatar } from '../Avatar/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'

export interface MessageGutterProps {
  readonly message: MessageView
  readonly isFirst: boolean
  /** Somebody points at the row or has focused it. */
  readonly isAttended: boolean
}

/** Beside a message: the author's picture for the first of a group, the time of a later one while it is attended to. */
export function MessageGutter({ message, isFirst, isAttended }: MessageGutterProps): JSX.Element {
  const { authorId, createdAt } = message
  const face = useUserFace(authorId)
  const { strings, format } = useLocale()
  const { slot, components } = useLook()
  const { Avatar = DefaultAvatar } = components
  const name = isolateName(face.name) || strings.userUnnamed
  return (
    <div {...slot('message-gutter')}>
      {isFirst && <Avatar id={authorId} name={name} image={face.image} />}
      {!isFirst && isAttended && (
        // The row's name has it already.
        <time {...slot('message-time')} dateTime={new Date(createdAt).toISOString()} aria-hidden="true">
          {format.time(createdAt)}
        </time>
      )}
    </div>
  )
}
