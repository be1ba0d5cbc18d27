'use client'
import type { JSX } from 'react'
import type { MessageView } from '../../hooks/useMessage.ts'
import { useUserFace } from '../../hooks/useUserFace.ts'
import { isolateName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'

export interface MessageHeaderProps {
  readonly message: MessageView
  /** Prefix of the ids by which the message is named. */
  readonly id: string
  /** Later messages of a group say author and time to screen readers only. */
  readonly isFirst: boolean
  readonly isOwn: boolean
}

/** Who said it and when. */
export function MessageHeader({ message, id, isFirst, isOwn }: MessageHeaderProps): JSX.Element {
  const face = useUserFace(message.authorId)
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const name = isolateName(face.name) || strings.userUnnamed
  return (
    <header {...slot('message-header', !isFirst && 'parlour-visually-hidden')}>
      <bdi id={`${id}-author`} {...slot('message-author')}>
        {isOwn ? strings.you : name}
      </bdi>
      <time id={`${id}-time`} {...slot('message-time')} dateTime={new Date(message.createdAt).toISOString()}>
        {format.time(message.createdAt)}
      </time>
    </header>
  )
}
