'use client'
import { type JSX, useCallback, useRef } from 'react'
import type { ChannelId } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useGoTo } from '../Chat/useGoTo.ts'
import { Icon } from '../Icon/index.ts'
import { Dialog } from '../Overlay/index.ts'
import { Search } from './Search.tsx'

export interface SearchDialogProps {
  readonly channelId: ChannelId
  readonly onClose: () => void
}

/** The search over a conversation; it goes when a result is opened. */
export function SearchDialog({ channelId, onClose }: SearchDialogProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const goTo = useGoTo()
  const initial = useRef<HTMLElement | null>(null)
  const ready = useCallback((first: HTMLElement | null) => {
    initial.current = first
  }, [])
  const button = useRef<HTMLButtonElement>(null)
  const close = (): void => button.current?.closest('dialog')?.close()
  return (
    <Dialog title={strings.search} slot="search-dialog" initial={initial} onClose={onClose}>
      <button
        ref={button}
        type="button"
        {...slot('search-close', 'parlour-icon-button')}
        aria-label={strings.close}
        onClick={close}
      >
        <Icon name="close" />
      </button>
      <Search
        channelId={channelId}
        onReady={ready}
        onClose={close}
        onOpen={(place) => {
          // First, for nothing behind a modal takes the focus.
          close()
          goTo(place)
        }}
      />
    </Dialog>
  )
}
