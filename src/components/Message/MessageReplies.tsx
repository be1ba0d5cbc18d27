'use client'
import type { JSX } from 'react'
import type { MessageView } from '../../hooks/useMessage.ts'
import { useActiveChannel } from '../Chat/ActiveChannelContext.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'
import { useRowTabIndex } from './RowContext.ts'

/** Below a message that has replies: how many, as the way to them (TH-1). */
export function MessageReplies({ message }: { readonly message: MessageView }): JSX.Element {
  const { openThread } = useActiveChannel()
  const { strings } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  return (
    <button
      type="button"
      {...slot('message-replies')}
      tabIndex={tabIndex}
      onClick={() => openThread({ channelId: message.channelId, root: message.key, focus: 'heading' })}
    >
      <Icon name="thread" />
      {strings.threadReplies(message.replyCount)}
    </button>
  )
}
