'use client'
import type { JSX, ReactNode } from 'react'
import { useCanSearch } from '../../hooks/useCanSearch.ts'
import { useChannel } from '../../hooks/useChannel.ts'
import { usePinnedCount } from '../../hooks/usePinnedCount.ts'
import { useSkeleton } from '../../hooks/useSkeleton.ts'
import type { ChannelId } from '../../model/id.ts'
import { isolateName } from '../../text/index.ts'
import { useActiveChannel } from '../Chat/ActiveChannelContext.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'
import { Part, type PartProps } from '../Part.tsx'
import { Skeleton } from '../Skeleton/index.ts'
import { HeaderAvatar } from './HeaderAvatar.tsx'
import { HeaderPinned } from './HeaderPinned.tsx'
import { HeaderSearch } from './HeaderSearch.tsx'
import { HeaderStatus } from './HeaderStatus.tsx'
import { HeaderTitle } from './HeaderTitle.tsx'
import { HeaderToolbar } from './HeaderToolbar.tsx'

export interface ChannelHeaderProps extends PartProps<{ readonly loading: boolean }> {
  readonly channelId: ChannelId
  /** @default 2 */
  readonly headingLevel?: 2 | 3 | 4
  /** Further buttons at the end; with ours they are one toolbar. */
  readonly actions?: ReactNode
}

/** Which conversation this is and who is in it; in a narrow root also the way back to the list (CH-1). */
export function ChannelHeader({
  channelId,
  headingLevel = 2,
  actions,
  ...rest
}: ChannelHeaderProps): JSX.Element {
  const channel = useChannel(channelId)
  const { open } = useActiveChannel()
  const canSearch = useCanSearch(channelId)
  const pinned = usePinnedCount(channelId)
  const { strings } = useLocale()
  const { slot } = useLook()
  const isUnknown = channel.isLoading && !channel.isKnown
  const isSkeleton = useSkeleton(isUnknown)
  const isLoading = isUnknown || isSkeleton
  const title = isolateName(channel.title) || strings.channelUnnamed
  return (
    // No `header`: outside of an article or section that would be the banner of the page we are a guest on.
    <Part
      as="div"
      slot="channel-header"
      state={{ loading: isLoading }}
      given={rest}
      aria-busy={isLoading || undefined}
    >
      <button
        type="button"
        {...slot('channel-header-back', 'parlour-icon-button')}
        aria-label={strings.channelBack}
        onClick={() => open(null)}
      >
        <Icon name="back" />
      </button>
      {!isLoading && <HeaderAvatar channel={channel} title={title} />}
      <div {...slot('channel-header-text')}>
        {isSkeleton && <Skeleton kind="title" />}
        {!isLoading && (
          <>
            <HeaderTitle title={title} level={headingLevel} />
            <HeaderStatus channel={channel} />
          </>
        )}
      </div>
      <HeaderToolbar>
        {canSearch && <HeaderSearch channelId={channelId} />}
        {pinned.count > 0 && <HeaderPinned channelId={channelId} {...pinned} />}
        {actions}
      </HeaderToolbar>
    </Part>
  )
}
