'use client'
import { type JSX, memo } from 'react'
import { useChannelSummary } from '../../hooks/useChannelSummary.ts'
import { useChat } from '../../hooks/useChat.ts'
import { useTyping } from '../../hooks/useTyping.ts'
import { useUserNames } from '../../hooks/useUserNames.ts'
import type { ChannelId } from '../../model/id.ts'
import { isolateName, previewText } from '../../text/index.ts'
import { Avatar, UserAvatar } from '../Avatar/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { flag, slot } from '../slot.ts'
import { typingWords } from '../TypingLine/index.ts'

const PREVIEW_LENGTH = 120

export interface ChannelItemProps {
  readonly channelId: ChannelId
  readonly isActive: boolean
  readonly onOpen: (channelId: ChannelId) => void
}

/** One conversation in the list. Draws again only when what it shows changes. */
export const ChannelItem = memo(function ChannelItem({
  channelId,
  isActive,
  onOpen,
}: ChannelItemProps): JSX.Element {
  const { title, image, partnerId, isPartnerOnline, latest, authorName, isOwnLatest, unread, draft } =
    useChannelSummary(channelId)
  const writing = useUserNames(useTyping(channelId).typing)
  const { env } = useChat()
  const { strings, format } = useLocale()
  const name = isolateName(title) || strings.channelUnnamed
  const preview = (): JSX.Element | null => {
    if (writing.length > 0) return <>{typingWords(strings, writing)}</>
    if (draft && !isActive) return <>{strings.channelDraft(previewText(draft, { max: PREVIEW_LENGTH }))}</>
    if (!latest) return null
    const text =
      latest.kind === 'deleted' ? strings.messageDeleted : previewText(latest.text, { max: PREVIEW_LENGTH })
    const author = isOwnLatest ? strings.you : partnerId ? '' : isolateName(authorName)
    // Two boxes, each cut at the end of its own direction.
    return (
      <>
        {author && <bdi>{author}:</bdi>} <bdi {...slot('channel-item-text')}>{text}</bdi>
      </>
    )
  }
  return (
    <li {...slot('channel-item')} data-active={flag(isActive)} data-unread={flag(unread > 0)}>
      <button
        type="button"
        {...slot('channel-item-button', 'parlour-focus-inside')}
        aria-current={isActive ? 'page' : undefined}
        onClick={() => onOpen(channelId)}
      >
        <span {...slot('channel-item-avatar')} data-online={flag(isPartnerOnline)}>
          {partnerId ? (
            <UserAvatar userId={partnerId} />
          ) : (
            <Avatar id={channelId} name={name} image={image} />
          )}
        </span>
        <span {...slot('channel-item-name')}>
          <bdi>{name}</bdi>
        </span>
        {isPartnerOnline && <span className="parlour-visually-hidden">{strings.presenceOnline}</span>}
        {latest && (
          <time {...slot('channel-item-time')} dateTime={new Date(latest.createdAt).toISOString()}>
            {format.listTime(latest.createdAt, env.now(), strings)}
          </time>
        )}
        <span {...slot('channel-item-preview')}>{preview()}</span>
        {unread > 0 && (
          <span {...slot('channel-item-badge')}>
            <span aria-hidden="true">{strings.channelBadge(unread)}</span>
            <span className="parlour-visually-hidden">{strings.channelUnread(unread)}</span>
          </span>
        )}
      </button>
    </li>
  )
})
