'use client'
import type { JSX } from 'react'
import type { MessageView } from '../../hooks/useMessage.ts'
import { useThreadNews } from '../../hooks/useThreadNews.ts'
import { useActiveChannel } from '../Chat/ActiveChannelContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'
import { flag } from '../slot.ts'
import { useThreadWords } from '../Thread/useThreadWords.ts'
import { useRowTabIndex } from './RowContext.ts'

/** Below a message that has replies: how many, what is new and whose they are, as the way to them (TH-1). */
export function MessageReplies({ message }: { readonly message: MessageView }): JSX.Element {
  const { channelId, key, replyCount, participants } = message
  const { openThread } = useActiveChannel()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const news = useThreadNews(channelId, key)
  const words = useThreadWords({ ...news, replyCount, participants })
  const isNew = news.unread > 0
  return (
    <button
      type="button"
      {...slot('message-replies')}
      data-unread={flag(isNew)}
      tabIndex={tabIndex}
      onClick={() => openThread({ channelId, root: key, focus: 'heading' })}
    >
      <Icon name="thread" />
      <span>{words}</span>
      {isNew && <span {...slot('message-replies-dot')} aria-hidden="true" />}
    </button>
  )
}
