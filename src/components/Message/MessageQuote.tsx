'use client'
import type { JSX } from 'react'
import type { MessageView } from '../../hooks/useMessage.ts'
import { useFetchedMessage } from '../../hooks/useMessagesById.ts'
import { useIsBlocked } from '../../hooks/useIsBlocked.ts'
import { useUserNames } from '../../hooks/useUserNames.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { isolateName, previewText } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRowTabIndex } from './RowContext.ts'
import { thingIn } from '../messageWords.ts'

const QUOTE_LENGTH = 140

export interface MessageQuoteProps {
  /** Where the answered message is. */
  readonly channelId: ChannelId
  readonly quote: NonNullable<MessageView['quote']>
  /** Without it the quote leads nowhere, and is no button. */
  readonly onJump?: ((key: MessageKey) => void) | undefined
}

/** What a message answers, in one line; a press leads there (MS-10). What nobody told of it is asked for. */
export function MessageQuote({ channelId, quote, onJump }: MessageQuoteProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const { state, message } = useFetchedMessage(
    channelId,
    // What hangs on it nobody has told.
    quote.isUntold || (quote.text === '' && !quote.deleted) ? quote.key : null,
  )
  const isGone = message ? message.kind === 'deleted' : quote.isUntold ? state === 'gone' : quote.deleted
  const { authorId, text: words } = message ?? quote
  const [name = ''] = useUserNames(authorId ? [authorId] : NOBODY, strings.userUnnamed)
  const isBlocked = useIsBlocked(authorId)
  if (isGone) return <p {...slot('message-quote')}>{strings.messageQuoteGone}</p>
  const author = isolateName(name) || strings.userUnnamed
  const text = isBlocked
    ? strings.messageBlocked
    : previewText(words, { max: QUOTE_LENGTH }) || (message ? thingIn(message, strings) : '')
  const content =
    quote.isUntold && !message ? (
      <span {...slot('message-quote-text')}>{strings.messageQuoteUntold}</span>
    ) : (
      <>
        <span className="parlour-visually-hidden">{strings.messageQuote(author, text)}</span>
        <bdi {...slot('message-quote-author')} aria-hidden="true">
          {author}
        </bdi>
        <span {...slot('message-quote-text')} dir="auto" aria-hidden="true">
          {text}
        </span>
      </>
    )
  if (!onJump) return <p {...slot('message-quote')}>{content}</p>
  return (
    <button type="button" {...slot('message-quote')} tabIndex={tabIndex} onClick={() => onJump(quote.key)}>
      {content}
    </button>
  )
}

const NOBODY: readonly never[] = []
