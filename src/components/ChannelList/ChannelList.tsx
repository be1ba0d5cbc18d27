'use client'
import type { JSX } from 'react'
import { useChannels } from '../../hooks/useChannels.ts'
import { useActiveChannel } from '../Chat/ActiveChannelContext.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { Notice } from '../Notice/index.ts'
import { slot } from '../slot.ts'
import { ChannelItem } from './ChannelItem.tsx'

const SKELETON_ROWS = 8

export interface ChannelListProps {
  /** @default the words "Channels" in the chat's language */
  readonly label?: string
  readonly className?: string
}

/** My conversations, newest activity first, with what is new in each. */
export function ChannelList({ label, className }: ChannelListProps): JSX.Element {
  const { channelIds, isLoading, isLoadingMore, error, hasMore, loadMore, retry } = useChannels()
  const { channelId: active, open } = useActiveChannel()
  const { strings } = useLocale()
  const isEmpty = channelIds.length === 0
  return (
    <nav
      {...slot('channel-list', className)}
      aria-label={label ?? strings.channelListLabel}
      aria-busy={isLoading}
    >
      {isEmpty && error && (
        <Notice kind="error" action={{ label: strings.retry, onClick: () => void retry() }}>
          {strings.channelListFailed}
        </Notice>
      )}
      {isEmpty && !error && !isLoading && <Notice kind="empty">{strings.channelListEmpty}</Notice>}
      {isEmpty && isLoading && (
        <div aria-hidden="true">
          {Array.from({ length: SKELETON_ROWS }, (_, row) => (
            <div key={row} {...slot('skeleton')} data-kind="channel" />
          ))}
        </div>
      )}
      <ul {...slot('channel-list-items')}>
        {channelIds.map((id) => (
          <ChannelItem key={id} channelId={id} isActive={id === active} onOpen={open} />
        ))}
      </ul>
      {hasMore && (
        <button
          type="button"
          {...slot('button', 'parlour-channel-list-more')}
          aria-busy={isLoadingMore}
          onClick={() => void loadMore()}
        >
          {strings.channelListMore}
        </button>
      )}
    </nav>
  )
}
