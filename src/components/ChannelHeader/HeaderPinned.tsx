'use client'
import { type JSX, lazy } from 'react'
import type { PinnedCount } from '../../hooks/usePinnedCount.ts'
import type { ChannelId } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Icon } from '../Icon/index.ts'

const PinnedDialog = lazy(async () => ({
  default: (await import('../PinnedMessages/PinnedDialog.tsx')).PinnedDialog,
}))

export interface HeaderPinnedProps extends PinnedCount {
  readonly channelId: ChannelId
}

/** Opens what is pinned and says how much that is (CH-1). Its code comes with the first press. */
export function HeaderPinned({ channelId, count, isWhole }: HeaderPinnedProps): JSX.Element {
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const { show } = useRoot()
  return (
    <button
      type="button"
      {...slot('channel-header-pinned', 'parlour-icon-button')}
      aria-label={strings.pinnedOpen(count, !isWhole)}
      aria-haspopup="dialog"
      onClick={() => show(<PinnedDialog channelId={channelId} onClose={() => show(null)} />)}
    >
      <Icon name="pin" />
      <span aria-hidden="true">{format.number(count)}</span>
    </button>
  )
}
