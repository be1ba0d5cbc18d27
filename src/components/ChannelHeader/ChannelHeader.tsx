'use client'
import type { JSX } from 'react'
import { useChannel } from '../../hooks/useChannel.ts'
import type { ChannelId } from '../../model/id.ts'
import { isolateName } from '../../text/index.ts'
import { Avatar, UserAvatar } from '../Avatar/index.ts'
import { useActiveChannel } from '../Chat/ActiveChannelContext.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { Icon } from '../Icon/index.ts'
import { slot } from '../slot.ts'

export interface ChannelHeaderProps {
  readonly channelId: ChannelId
  /** @default 2 */
  readonly headingLevel?: 2 | 3 | 4
}

/** Which conversation this is and who is in it; in a narrow root also the way back to the list. */
export function ChannelHeader({ channelId, headingLevel = 2 }: ChannelHeaderProps): JSX.Element {
  const channel = useChannel(channelId)
  const { open } = useActiveChannel()
  const { strings } = useLocale()
  const Heading = `h${headingLevel}` as const
  const title = isolateName(channel.title) || strings.channelUnnamed
  return (
    // No `header`: outside of an article or section that would be the banner of the page we are a guest on.
    <div {...slot('channel-header')}>
      <button
        type="button"
        {...slot('icon-button', 'parlour-channel-header-back')}
        aria-label={strings.channelBack}
        onClick={() => open(null)}
      >
        <Icon name="back" />
      </button>
      {channel.partnerId ? (
        <UserAvatar userId={channel.partnerId} />
      ) : (
        <Avatar id={channelId} name={title} image={channel.image} />
      )}
      <div {...slot('channel-header-text')}>
        <Heading {...slot('channel-header-title')}>
          <bdi>{title}</bdi>
        </Heading>
        <p {...slot('channel-header-subtitle')}>
          {channel.partnerId
            ? channel.isPartnerOnline
              ? strings.presenceOnline
              : strings.presenceOffline
            : channel.onlineCount > 0
              ? strings.channelMembersOnline(channel.memberCount, channel.onlineCount)
              : strings.channelMembers(channel.memberCount)}
        </p>
      </div>
    </div>
  )
}
