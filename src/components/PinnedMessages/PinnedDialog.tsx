'use client'
import { type JSX, useRef } from 'react'
import type { ChannelId } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useGoTo } from '../Chat/useGoTo.ts'
import { Icon } from '../Icon/index.ts'
import { Dialog } from '../Overlay/index.ts'
import { PinnedMessages } from './PinnedMessages.tsx'

export interface PinnedDialogProps {
  readonly channelId: ChannelId
  readonly onClose: () => void
}

/** What is pinned, over the conversation; it goes when one of them is opened. */
export function PinnedDialog({ channelId, onClose }: PinnedDialogProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const goTo = useGoTo()
  const button = useRef<HTMLButtonElement>(null)
  const close = (): void => button.current?.closest('dialog')?.close()
  return (
    <Dialog title={strings.pinnedMessages} slot="pinned-messages-dialog" onClose={onClose}>
      <button
        ref={button}
        type="button"
        {...slot('pinned-messages-close', 'parlour-icon-button')}
        aria-label={strings.close}
        onClick={close}
      >
        <Icon name="close" />
      </button>
      <PinnedMessages
        channelId={channelId}
        onOpen={({ key, parent }) => {
          // First, for nothing behind a modal takes the focus.
          close()
          goTo({ channelId, key, root: parent })
        }}
      />
    </Dialog>
  )
}
