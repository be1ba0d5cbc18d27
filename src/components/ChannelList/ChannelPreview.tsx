'use client'
import type { JSX, ReactNode } from 'react'
import type { UseChannelSummary } from '../../hooks/useChannelSummary.ts'
import type { Strings } from '../../i18n/strings.ts'
import { isolateName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { messageWords } from '../messageWords.ts'
import { Icon } from '../Icon/index.ts'
import { typingWords } from '../TypingLine/index.ts'

/** Graphemes of a row's second line. */
export const PREVIEW_LENGTH = 120

type Status = NonNullable<UseChannelSummary['latestStatus']>

const icons = {
  sending: 'clock',
  sent: 'check',
  delivered: 'checks',
  read: 'checks',
  failed: 'warning',
  unconfirmed: 'unconfirmed',
} as const

const wordFor = (strings: Strings, status: Status): string =>
  ({
    sending: strings.statusSending,
    sent: strings.statusSent,
    delivered: strings.statusDelivered,
    read: strings.statusRead,
    failed: strings.statusNotSent,
    unconfirmed: strings.statusUnconfirmed,
  })[status]

interface ChannelPreviewProps {
  readonly summary: UseChannelSummary
  /** The names of those who are writing. */
  readonly writing: readonly string[]
  /** What I began to write; '' where it does not matter. */
  readonly draft: string
}

/** The second line of a row: who is writing, else what I began to write, else the last words and how far mine have come. */
export function ChannelPreview({ summary, writing, draft }: ChannelPreviewProps): JSX.Element {
  const { latest, latestStatus, isOwnLatest, isLatestBlocked, partnerId, authorName } = summary
  const { strings } = useLocale()
  const { slot } = useLook()
  const words = (): ReactNode => {
    if (writing.length > 0) return <span {...slot('channel-item-text')}>{typingWords(strings, writing)}</span>
    if (draft) return <span {...slot('channel-item-text')}>{strings.channelDraft(draft)}</span>
    if (!latest) return null
    const text = isLatestBlocked
      ? strings.messageBlocked
      : latest.kind === 'deleted'
        ? latest.removedBy
          ? strings.messageRemoved
          : strings.messageDeleted
        : messageWords(latest, strings, PREVIEW_LENGTH)
    const author = isOwnLatest ? strings.you : partnerId ? '' : isolateName(authorName)
    // Boxes of their own, each cut at the end of its own direction.
    return (
      <>
        {latestStatus && (
          <span {...slot('channel-item-status')} data-status={latestStatus}>
            <Icon name={icons[latestStatus]} />
            <span className="parlour-visually-hidden">{wordFor(strings, latestStatus)} </span>
          </span>
        )}
        {author && (
          // The colon belongs to the line, not to the name, which may run the other way.
          <span {...slot('channel-item-author')}>
            <bdi>{author}</bdi>:
          </span>
        )}{' '}
        <bdi {...slot('channel-item-text')}>{text}</bdi>
      </>
    )
  }
  return <span {...slot('channel-item-preview')}>{words()}</span>
}
