'use client'
import { type JSX, lazy } from 'react'
import type { ChannelId } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Icon } from '../Icon/index.ts'

const SearchDialog = lazy(async () => ({
  default: (await import('../Search/SearchDialog.tsx')).SearchDialog,
}))

/** Opens the search, at first of this conversation alone (CH-1). Its code comes with the first press. */
export function HeaderSearch({ channelId }: { readonly channelId: ChannelId }): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const { show } = useRoot()
  return (
    <button
      type="button"
      {...slot('icon-button')}
      aria-label={strings.search}
      aria-haspopup="dialog"
      onClick={() => show(<SearchDialog channelId={channelId} onClose={() => show(null)} />)}
    >
      <Icon name="search" />
    </button>
  )
}
