'use client'
import { type JSX, useEffect, useRef } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import type { MessageView } from '../../hooks/useMessage.ts'
import { useMessageButtons } from '../../hooks/useMessageButtons.ts'
import type { AttachmentAction } from '../../model/message.ts'
import { isolateName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { heirOf } from './rowFocus.ts'
import { useRowTabIndex } from './RowContext.ts'

/** A stranger may send any number. */
const MOST = 12

export interface AttachmentButtonsProps {
  readonly message: MessageView
  readonly actions: readonly AttachmentAction[]
}

/** The buttons of an attachment: one press at a time, and what the server answers takes the message's place. */
export function AttachmentButtons({ message, actions }: AttachmentButtonsProps): JSX.Element {
  const { env } = useChat()
  const { pending, error, press } = useMessageButtons(message.channelId, message.key)
  const { strings } = useLocale()
  const { slot } = useLook()
  const { announce } = useRoot()
  const tabIndex = useRowTabIndex()
  useEffect(() => {
    if (error) announce(error.message, 'alert')
  }, [announce, error])
  const group = useRef<HTMLDivElement>(null)

  const run = async (action: AttachmentAction): Promise<void> => {
    const row = group.current?.closest<HTMLElement>('[data-slot="message"]')
    const find = row ? heirOf(row) : () => undefined
    const placed = await press(action)
    // What takes its place is drawn with the next frame of the list, and the focus must not fall to the page meanwhile.
    env.after(0, () => {
      if (row?.isConnected !== true) find(placed)?.focus()
    })
  }
  return (
    <div ref={group} {...slot('attachment-actions')} role="group" aria-label={strings.attachmentActions}>
      {actions.slice(0, MOST).map((action, index) => (
        <button
          key={`${index} ${action.name}`}
          type="button"
          {...slot('button')}
          data-variant={action.tone === 'default' ? 'plain' : action.tone}
          tabIndex={tabIndex}
          aria-busy={pending === action || undefined}
          aria-disabled={pending !== null && pending !== action ? true : undefined}
          onClick={() => {
            if (pending === null) void run(action)
          }}
        >
          <bdi>{isolateName(action.text)}</bdi>
        </button>
      ))}
      {error && (
        <p {...slot('attachment-error')}>
          <bdi>{error.message}</bdi>
        </p>
      )}
    </div>
  )
}
