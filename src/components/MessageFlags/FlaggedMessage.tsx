'use client'
import { type JSX, lazy, useId, useRef } from 'react'
import { flushSync } from 'react-dom'
import { useChannelTitle } from '../../hooks/useChannelTitle.ts'
import { useMessage } from '../../hooks/useMessage.ts'
import { useMessageActions } from '../../hooks/useMessageActions.ts'
import type { MessageFlagView } from '../../hooks/useMessageFlags.ts'
import { useUser } from '../../hooks/useUser.ts'
import { useUserNames } from '../../hooks/useUserNames.ts'
import { isolateName } from '../../text/index.ts'
import { UserAvatar } from '../Avatar/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { useGoTo } from '../Chat/useGoTo.ts'
import { Text } from '../Text/index.ts'
import { FlagReport } from './FlagReport.tsx'
import type { MessageFlagsProps } from './MessageFlags.tsx'
import { thingIn } from '../messageWords.ts'

const ConfirmDialog = lazy(async () => ({
  default: (await import('../ConfirmDialog/ConfirmDialog.tsx')).ConfirmDialog,
}))

interface FlaggedMessageProps extends Pick<MessageFlagsProps, 'onJump'> {
  /** All of one message, newest first. */
  readonly reports: readonly MessageFlagView[]
}

/** One reported message: who said what and where, the reports of it, and what a moderator can do. */
export function FlaggedMessage({ reports, onJump }: FlaggedMessageProps): JSX.Element | null {
  const told = reports[0]?.message
  const { channelId, key } = told ?? NO_MESSAGE
  const known = useMessage(channelId, key)
  const title = useChannelTitle(channelId)
  const message = known.message ?? told
  const [author = ''] = useUserNames(message ? [message.authorId] : [], '')
  const { isSelf } = useUser(message?.authorId)
  const { remove, unflag } = useMessageActions(channelId, key)
  const goTo = useGoTo()
  const item = useRef<HTMLLIElement>(null)
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const { show, toast } = useRoot()
  const id = useId()
  if (!message) return null
  const isDeleted = message.kind === 'deleted'
  const goThere = onJump
    ? () => onJump(channelId, key)
    : known.message && (() => goTo({ channelId, root: message.parent, key }))
  const name = isSelf ? strings.you : isolateName(author) || strings.userUnnamed
  const takeBack = (): void => {
    unflag()
    toast({ text: strings.reportRemoved })
    item.current?.focus()
  }
  const ask = (): void => {
    let isConfirmed = false
    show(
      <ConfirmDialog
        title={strings.messageDeleteTitle}
        text={strings.messageDeleteText}
        action={strings.messageDelete}
        onConfirm={() => {
          isConfirmed = true
          remove()
        }}
        onClose={() => {
          flushSync(() => show(null))
          if (!isConfirmed) return
          // The button goes with the message.
          item.current?.focus()
          toast({ text: strings.messageDeleted })
        }}
      />,
    )
  }
  return (
    <li ref={item} {...slot('message-flag')} tabIndex={-1} aria-labelledby={`${id}-author ${id}-text`}>
      <header {...slot('message-flag-author')}>
        <UserAvatar userId={message.authorId} />
        <div>
          <bdi id={`${id}-author`}>{name}</bdi>{' '}
          <span {...slot('message-flag-channel')}>
            {title && `${strings.flagsIn(title)} · `}
            <time dateTime={new Date(message.createdAt).toISOString()}>
              {format.fullDate(message.createdAt)} · {format.time(message.createdAt)}
            </time>
          </span>
        </div>
      </header>
      <div id={`${id}-text`} {...slot('message-flag-text')}>
        {isDeleted ? (
          <p {...slot('message-tombstone')}>
            {message.removedBy ? strings.messageRemoved : strings.messageDeleted}
          </p>
        ) : message.text === '' ? (
          <p>{thingIn(message, strings)}</p>
        ) : (
          <Text text={message.text} />
        )}
      </div>
      <ul {...slot('message-flag-reports')}>
        {reports.map((report) => (
          <FlagReport
            key={report.byId}
            report={report}
            isStanding={known.isReported}
            onTakeBack={known.canReport ? takeBack : null}
          />
        ))}
      </ul>
      {!isDeleted && (known.canDelete || goThere) && (
        <div {...slot('message-flag-actions')}>
          {goThere && (
            <button type="button" {...slot('button')} onClick={goThere}>
              {strings.flagsJump}
            </button>
          )}
          {known.canDelete && (
            <button type="button" {...slot('button')} data-variant="danger" onClick={ask}>
              {strings.messageDelete}
            </button>
          )}
        </div>
      )}
    </li>
  )
}

const NO_MESSAGE = { channelId: '', key: '' } as Pick<MessageFlagView['message'], 'channelId' | 'key'>
