'use client'
import { type JSX, useMemo } from 'react'
import type { MessageView } from '../../hooks/useMessage.ts'
import { useUserNames } from '../../hooks/useUserNames.ts'
import type { MessageKey } from '../../model/id.ts'
import { isolateName, previewText } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { slot } from '../slot.ts'
import { Text } from '../Text/index.ts'
import { MessageAttachments } from './MessageAttachments.tsx'

const QUOTE_LENGTH = 140

export interface MessageBodyProps {
  readonly message: MessageView
  readonly id: string
  readonly onJump?: (key: MessageKey) => void
}

/** What a message says: its text, or that it was deleted, below the message it answers. */
export function MessageBody({ message, id, onJump }: MessageBodyProps): JSX.Element {
  const { strings } = useLocale()
  const names = useUserNames(message.mentions)
  const mentions = useMemo(
    () => message.mentions.map((userId, index) => ({ id: userId as string, name: names[index] ?? userId })),
    [message.mentions, names],
  )
  if (message.kind === 'deleted')
    return (
      <p id={id} {...slot('message-tombstone')}>
        {strings.messageDeleted}
      </p>
    )
  return (
    <>
      {message.quote && <MessageQuote quote={message.quote} {...(onJump ? { onJump } : {})} />}
      <div id={id} {...slot('message-body')}>
        {message.kind === 'unsupported' ? (
          strings.messageUnsupported
        ) : (
          <Text text={message.text} mentions={mentions} />
        )}
        <MessageAttachments attachments={message.attachments} />
      </div>
    </>
  )
}

function MessageQuote({
  quote,
  onJump,
}: {
  readonly quote: NonNullable<MessageView['quote']>
  readonly onJump?: (key: MessageKey) => void
}): JSX.Element {
  const { strings } = useLocale()
  const [name = ''] = useUserNames(quote.authorId ? [quote.authorId] : NOBODY)
  const author = isolateName(name) || strings.userUnnamed
  if (quote.deleted) return <p {...slot('message-quote')}>{strings.messageQuoteGone}</p>
  const text = previewText(quote.text, { max: QUOTE_LENGTH })
  return (
    <button type="button" {...slot('message-quote')} onClick={() => onJump?.(quote.key)}>
      <span className="parlour-visually-hidden">{strings.messageQuote(author, text)}</span>
      <bdi {...slot('message-quote-author')} aria-hidden="true">
        {author}
      </bdi>
      <span {...slot('message-quote-text')} dir="auto" aria-hidden="true">
        {text}
      </span>
    </button>
  )
}

const NOBODY: readonly never[] = []
