'use client'
import { type JSX, useRef } from 'react'
import type { MessageView } from '../../hooks/useMessage.ts'
import { usePinnedMessages } from '../../hooks/usePinnedMessages.ts'
import type { ChannelId } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { useGoTo } from '../Chat/useGoTo.ts'
import { Notice } from '../Notice/index.ts'
import { Part, type PartProps } from '../Part.tsx'
import { PinnedMessage } from './PinnedMessage.tsx'

export interface PinnedMessagesProps extends PartProps<{ readonly empty: boolean }> {
  readonly channelId: ChannelId
  /** Goes to one. @default shows it in its conversation */
  readonly onOpen?: (message: MessageView) => void
}

/** What is pinned in a channel, what was pinned last on top. A press goes to the message (CH-1, SC-7). */
export function PinnedMessages({ channelId, onOpen, ...rest }: PinnedMessagesProps): JSX.Element {
  const { messages, isWhole, canPin, pin } = usePinnedMessages(channelId)
  const list = useRef<HTMLElement>(null)
  const goTo = useGoTo()
  const { strings } = useLocale()
  const { slot, components } = useLook()
  const { toast } = useRoot()
  const Said = components.Notice ?? Notice
  const isEmpty = messages.length === 0

  const unpin = ({ key, pinnedUntil }: MessageView, button: HTMLElement): void => {
    const row = button.closest('li')
    const heir = (row?.nextElementSibling ?? row?.previousElementSibling)?.querySelector('button')
    pin(key, false)
    toast({
      text: strings.pinRemoved,
      action: { label: strings.undo, run: () => pin(key, true, pinnedUntil ?? null) },
    })
    // The button goes with its row.
    ;(heir ?? list.current)?.focus()
  }
  return (
    <Part
      ref={list}
      as="section"
      slot="pinned-messages"
      state={{ empty: isEmpty }}
      given={rest}
      tabIndex={-1}
      aria-label={strings.pinnedMessages}
    >
      {isEmpty && <Said kind="empty">{strings.pinnedEmpty}</Said>}
      {!isEmpty && (
        <ul {...slot('pinned-messages-items')}>
          {messages.map((message) => (
            <PinnedMessage
              key={message.key}
              message={message}
              onOpen={() =>
                onOpen ? onOpen(message) : goTo({ channelId, key: message.key, root: message.parent })
              }
              onUnpin={canPin ? (button) => unpin(message, button) : null}
            />
          ))}
        </ul>
      )}
      {!isEmpty && !isWhole && <p {...slot('pinned-messages-rest')}>{strings.pinnedPartial}</p>}
    </Part>
  )
}
