'use client'
import type { JSX } from 'react'
import { useThreadHead } from '../../hooks/useThreadHead.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Message as OwnMessage } from '../Message/index.ts'
import { useProfile } from '../Profile/index.ts'

export interface ThreadRootProps {
  readonly channelId: ChannelId
  readonly root: MessageKey
  readonly onJump: (key: MessageKey) => void
}

/** What stands above the replies of a thread: the message they answer, and how many there are (TH-1). */
export function ThreadRoot({ channelId, root, onJump }: ThreadRootProps): JSX.Element {
  const { isThere, replyCount } = useThreadHead(channelId, root)
  const { strings } = useLocale()
  const { slot, components } = useLook()
  const Message = components.Message ?? OwnMessage
  const showProfile = useProfile()
  return (
    <div {...slot('thread-root')}>
      {isThere ? (
        <Message channelId={channelId} messageKey={root} onJump={onJump} onPerson={showProfile} />
      ) : (
        <p {...slot('system-message')}>{strings.messageQuoteGone}</p>
      )}
      <div {...slot('thread-count')} role="separator" aria-label={strings.threadReplies(replyCount)}>
        <span>{strings.threadReplies(replyCount)}</span>
      </div>
    </div>
  )
}
