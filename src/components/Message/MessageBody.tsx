'use client'
import { type JSX, lazy, Suspense, useMemo } from 'react'
import { useChatState } from '../../hooks/bridges/useChatState.ts'
import type { MessageView } from '../../hooks/useMessage.ts'
import { useMentioned } from '../../hooks/useMentioned.ts'
import { useTranslation } from '../../hooks/useTranslation.ts'
import type { MessageKey, UserId } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { FaultBoundary } from '../FaultBoundary.tsx'
import { flag } from '../slot.ts'
import { type MentionClickHandler, Text } from '../Text/index.ts'
import { MessageAttachments } from './MessageAttachments.tsx'
import { MessagePoll } from './MessagePoll.tsx'
import { MessageQuote } from './MessageQuote.tsx'
import { useRowTabIndex } from './RowContext.ts'
import { useCollapse } from './useCollapse.ts'

const MessageUploads = lazy(async () => ({ default: (await import('./MessageUploads.tsx')).MessageUploads }))

export interface MessageBodyProps {
  readonly message: MessageView
  /** For the element that holds what the message says: the row is named by it. */
  readonly id: string
  readonly onJump?: ((key: MessageKey) => void) | undefined
  readonly onPerson?: ((userId: UserId, at: HTMLElement) => void) | undefined
}

/** What a message says: its text, or that it was deleted, below the message it answers. */
export function MessageBody({ message, id, onJump, onPerson }: MessageBodyProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  if (message.kind === 'deleted')
    return (
      <p id={id} {...slot('message-tombstone')}>
        {message.removedBy ? strings.messageRemoved : strings.messageDeleted}
      </p>
    )
  // A poll that nothing was said to: its question is what the message says.
  const isBare = message.poll !== undefined && message.text === '' && message.attachments.length === 0
  return (
    <>
      {message.quote && <MessageQuote channelId={message.channelId} quote={message.quote} onJump={onJump} />}
      {!isBare && (
        <div id={id} {...slot('message-body')}>
          {message.kind === 'unsupported' ? (
            strings.messageUnsupported
          ) : (
            <MessageText message={message} onPerson={onPerson} />
          )}
          {message.uploads && message.text === '' && (
            // The row is named by what it says, and these say nothing before they have arrived.
            <span className="parlour-visually-hidden">{strings.uploadCount(message.uploads.length)}</span>
          )}
          <MessageAttachments message={message} />
        </div>
      )}
      {message.poll && <MessagePoll pollId={message.poll} questionId={isBare ? id : undefined} />}
      {message.uploads && (
        <FaultBoundary of={message.key} fallback={null}>
          <Suspense fallback={null}>
            <MessageUploads channelId={message.channelId} messageKey={message.key} />
          </Suspense>
        </FaultBoundary>
      )}
    </>
  )
}

function MessageText({
  message: original,
  onPerson,
}: Pick<MessageBodyProps, 'message' | 'onPerson'>): JSX.Element {
  const { format } = useLocale()
  const translation = useTranslation(original.channelId, original.key, format.locale)
  const message = translation.text === null ? original : { ...original, text: translation.text }
  const { strings } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const { shown, box, isClipped, isOpen, toggle, onFocus } = useCollapse(message)
  const onMentionClick = useMemo(
    (): MentionClickHandler | undefined =>
      onPerson && (({ id }, { currentTarget }) => onPerson(id as UserId, currentTarget)),
    [onPerson],
  )
  const selfId = useChatState((state) => state.base.selfId)
  const mentions = useMentioned(message)
  return (
    <>
      <div
        ref={box}
        {...slot('message-clip')}
        data-open={flag(isOpen)}
        data-clipped={flag(isClipped && !isOpen)}
        onFocus={onFocus}
      >
        <Text
          text={shown}
          lang={translation.language}
          mentions={mentions}
          selfId={selfId}
          onMentionClick={onMentionClick}
        />
      </div>
      {(isClipped || isOpen) && (
        <button
          type="button"
          {...slot('message-more')}
          aria-expanded={isOpen}
          tabIndex={tabIndex}
          onClick={toggle}
        >
          {isOpen ? strings.messageShowLess : strings.messageShowMore}
        </button>
      )}
      {translation.text !== null && (
        <p {...slot('message-translated')}>
          {strings.messageTranslated} ·{' '}
          <button
            type="button"
            {...slot('message-more')}
            tabIndex={tabIndex}
            onClick={translation.showOriginal}
          >
            {strings.messageShowOriginal}
          </button>
        </p>
      )}
    </>
  )
}
