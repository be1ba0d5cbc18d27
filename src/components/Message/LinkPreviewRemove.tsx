'use client'
import type { JSX } from 'react'
import type { MessageView } from '../../hooks/useMessage.ts'
import { useRemovePreview } from '../../hooks/useRemovePreview.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'
import { useRowTabIndex } from './RowContext.ts'

export interface LinkPreviewRemoveProps {
  readonly message: MessageView
  /** Where the card leads. */
  readonly url: string
}

/** Takes the card of a link off my own message, for everybody (MS-12). The focus stays in the row (FO-6). */
export function LinkPreviewRemove({ message, url }: LinkPreviewRemoveProps): JSX.Element | null {
  const remove = useRemovePreview(message.channelId, message.key)
  const { strings } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  if (!remove) return null
  return (
    <button
      type="button"
      {...slot('link-preview-remove', 'parlour-icon-button')}
      aria-label={strings.linkPreviewRemove}
      tabIndex={tabIndex}
      onClick={(event) => {
        event.currentTarget.closest<HTMLElement>('[data-slot="message"]')?.focus()
        remove(url)
      }}
    >
      <Icon name="close" />
    </button>
  )
}
