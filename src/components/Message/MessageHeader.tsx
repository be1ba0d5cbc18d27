'use client'
import type { JSX } from 'react'
import type { MessageView } from '../../hooks/useMessage.ts'
import { useUserFace } from '../../hooks/useUserFace.ts'
import type { UserId } from '../../model/id.ts'
import { isolateName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Tooltip } from '../Tooltip/index.ts'
import type { MessageProps } from './Message.tsx'
import { useRowTabIndex } from './RowContext.ts'

export interface MessageHeaderProps {
  readonly message: MessageView
  /** Prefix of the ids by which the message is named. */
  readonly id: string
  /** Later messages of a group say author and time to screen readers only. */
  readonly isFirst: boolean
  readonly isOwn: boolean
  readonly headingLevel: MessageProps['headingLevel']
  readonly onPerson: ((userId: UserId, at: HTMLElement) => void) | undefined
}

/** Who said it and when. */
export function MessageHeader({
  message,
  id,
  isFirst,
  isOwn,
  headingLevel,
  onPerson,
}: MessageHeaderProps): JSX.Element {
  const face = useUserFace(message.authorId)
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const { authorId, createdAt } = message
  const name = isOwn ? strings.you : isolateName(face.name) || strings.userUnnamed
  const author = { id: `${id}-author`, ...slot('message-author') }
  const time = format.time(createdAt)
  const day = format.fullDate(createdAt)
  const sent = (stop: 0 | -1 | undefined): JSX.Element => (
    <time
      id={`${id}-time`}
      {...slot('message-time')}
      dateTime={new Date(createdAt).toISOString()}
      tabIndex={stop}
    >
      {time} <span className="parlour-visually-hidden">{day}</span>
    </time>
  )
  const Heading = isFirst && headingLevel ? (`h${headingLevel}` as const) : null
  const person =
    isFirst && onPerson ? (
      <button
        type="button"
        {...author}
        dir="auto"
        tabIndex={tabIndex}
        onClick={({ currentTarget }) => onPerson(authorId, currentTarget)}
      >
        {name}
      </button>
    ) : (
      <bdi {...author}>{name}</bdi>
    )
  return (
    <header {...slot('message-header', !isFirst && 'parlour-visually-hidden')}>
      {Heading ? <Heading {...slot('message-heading')}>{person}</Heading> : person}
      {/* The exact day is for those who ask (TM-1), and part of the row's name. */}
      {isFirst ? (
        <Tooltip text={strings.messageSentAt(day, time)}>{sent(tabIndex)}</Tooltip>
      ) : (
        sent(undefined)
      )}
    </header>
  )
}
