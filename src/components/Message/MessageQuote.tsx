'use client'
import type { JSX } from 'react'
import type { MessageView } from '../../hooks/useMessage.ts'
import { useIsBlocked } from '../../hooks/useIsBlocked.ts'
import { useUserNames } from '../../hooks/useUserNames.ts'
import type { MessageKey } from '../../model/id.ts'
import { isolateName, previewText } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRowTabIndex } from './RowContext.ts'

const QUOTE_LENGTH = 140

export interface MessageQuoteProps {
  readonly quote: NonNullable<MessageView['quote']>
  /** Without it the quote leads nowhere, and is no button. */
  readonly onJump?: ((key: MessageKey) => void) | undefined
}

/** What a message answers, in one line; a press leads there (MS-10). */
export function MessageQuote({ quote, onJump }: MessageQuoteProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const [name = ''] = useUserNames(quote.authorId ? [quote.authorId] : NOBODY, strings.userUnnamed)
  const isBlocked = useIsBlocked(quote.authorId)
  if (quote.deleted) return <p {...slot('message-quote')}>{strings.messageQuoteGone}</p>
  const author = isolateName(name) || strings.userUnnamed
  const text = isBlocked ? strings.messageBlocked : previewText(quote.text, { max: QUOTE_LENGTH })
  const content = (
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
