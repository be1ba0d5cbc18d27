'use client'
import { type JSX, memo, type MouseEvent } from 'react'
import { useChannelSummary } from '../../hooks/useChannelSummary.ts'
import { useNow } from '../../hooks/useNow.ts'
import { useTyping } from '../../hooks/useTyping.ts'
import { useUserNames } from '../../hooks/useUserNames.ts'
import type { ChannelId } from '../../model/id.ts'
import { isolateName } from '../../text/index.ts'
import { Avatar, UserAvatar } from '../Avatar/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Part, type PartProps } from '../Part.tsx'
import { draftWords } from '../draftWords.ts'
import { PresenceDot } from '../Presence/index.ts'
import { ChannelActions } from './ChannelActions.tsx'
import { ChannelPreview, PREVIEW_LENGTH } from './ChannelPreview.tsx'
import { useChannelMenu } from './useChannelMenu.tsx'

interface ChannelItemState {
  readonly active: boolean
  readonly unread: boolean
  readonly draft: boolean
  readonly typing: boolean
  readonly kind: 'direct' | 'group'
  readonly [other: string]: string | boolean
}

export interface ChannelItemProps extends PartProps<ChannelItemState> {
  readonly channelId: ChannelId
  readonly isActive: boolean
  /** Whether Tab stops here; arrow keys move on from there. @default true */
  readonly isTabStop?: boolean
  readonly onOpen: (channelId: ChannelId) => void
}

/** One conversation in the list. Draws again only when what it shows changes. */
export const ChannelItem = memo(function ChannelItem({
  channelId,
  isActive,
  isTabStop = true,
  onOpen,
  ...rest
}: ChannelItemProps): JSX.Element {
  const summary = useChannelSummary(channelId)
  const { title, image, partnerId, isPartnerOnline, latest, unread } = summary
  const { strings, format } = useLocale()
  const writing = useUserNames(useTyping(channelId).typing, strings.userUnnamed)
  const { slot, components } = useLook()
  const showMenu = useChannelMenu(channelId)
  const time = useNow((now) => (latest ? format.listTime(latest.createdAt, now, strings) : ''))
  const Picture = components.Avatar ?? Avatar
  const name = isolateName(title) || strings.channelUnnamed
  const draft = isActive ? '' : draftWords(summary, strings, PREVIEW_LENGTH)
  const onContextMenu = (event: MouseEvent): void => {
    if (event.defaultPrevented) return
    event.preventDefault()
    showMenu(name, { x: event.clientX, y: event.clientY })
  }
  return (
    <Part
      as="li"
      slot="channel-item"
      state={{
        active: isActive,
        unread: unread > 0,
        draft: draft !== '',
        typing: writing.length > 0,
        kind: partnerId ? 'direct' : 'group',
      }}
      given={rest}
      data-channel-id={channelId}
      onContextMenu={onContextMenu}
    >
      <button
        type="button"
        {...slot('channel-item-button', 'parlour-focus-inside')}
        tabIndex={isTabStop ? 0 : -1}
        aria-current={isActive ? 'page' : undefined}
        onClick={() => onOpen(channelId)}
      >
        <span {...slot('channel-item-avatar')}>
          {partnerId ? (
            <UserAvatar userId={partnerId} />
          ) : (
            <Picture id={channelId} name={name} image={image} />
          )}
          {isPartnerOnline && <PresenceDot isOnline />}
        </span>
        <span {...slot('channel-item-name')}>
          <bdi>{name}</bdi>
        </span>
        {isPartnerOnline && <span className="parlour-visually-hidden">{strings.presenceOnline}</span>}
        {unread > 0 && (
          <span {...slot('channel-item-badge')}>
            <span aria-hidden="true">{strings.channelBadge(unread)}</span>
            <span className="parlour-visually-hidden">{strings.channelUnread(unread)}</span>
          </span>
        )}
        <ChannelPreview summary={summary} writing={writing} draft={draft} />
        {latest && (
          <time {...slot('channel-item-time')} dateTime={new Date(latest.createdAt).toISOString()}>
            {time}
          </time>
        )}
      </button>
      <ChannelActions name={name} onShow={showMenu} />
    </Part>
  )
})
