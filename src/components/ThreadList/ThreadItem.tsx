'use client'
import { type JSX, memo, type MouseEvent } from 'react'
import { useChannelTitle } from '../../hooks/useChannelTitle.ts'
import { useIsBlocked } from '../../hooks/useIsBlocked.ts'
import type { MessageView } from '../../hooks/useMessage.ts'
import type { ThreadPlace } from '../../hooks/useThreads.ts'
import { useThreadSummary } from '../../hooks/useThreadSummary.ts'
import type { Strings } from '../../i18n/strings.ts'
import type { ThreadId } from '../../model/id.ts'
import { isolateName, previewText } from '../../text/index.ts'
import { UserAvatar } from '../Avatar/index.ts'
import { ChannelActions } from '../ChannelList/ChannelActions.tsx'
import { useChannelMenu } from '../ChannelList/useChannelMenu.tsx'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Part, type PartProps } from '../Part.tsx'
import { useThreadWords } from '../Thread/useThreadWords.ts'
import { draftWords } from '../draftWords.ts'
import { messageWords } from '../messageWords.ts'

const PREVIEW_LENGTH = 120

interface ThreadItemState {
  readonly active: boolean
  readonly unread: boolean
  readonly draft: boolean
  readonly [other: string]: string | boolean
}

export interface ThreadItemProps extends PartProps<ThreadItemState> {
  readonly threadId: ThreadId
  readonly channelId: ThreadPlace['channelId']
  /** The message that the thread hangs on. */
  readonly root: ThreadPlace['root']
  readonly isActive: boolean
  /** Whether Tab stops here; arrow keys move on from there. @default true */
  readonly isTabStop?: boolean
  readonly onOpen: (place: ThreadPlace) => void
}

/** One thread in the list: what it hangs on, where, and what came under it. Draws again only when that changes. */
export const ThreadItem = memo(function ThreadItem({
  threadId,
  channelId,
  root: key,
  isActive,
  isTabStop = true,
  onOpen,
  ...rest
}: ThreadItemProps): JSX.Element {
  const summary = useThreadSummary(channelId, key)
  const { root, title, unread } = summary
  const { strings } = useLocale()
  const { slot } = useLook()
  const words = useThreadWords(summary)
  const channel = isolateName(useChannelTitle(channelId)) || strings.channelUnnamed
  const author = isolateName(summary.authorName) || strings.userUnnamed
  const draft = isActive ? '' : draftWords(summary, strings, PREVIEW_LENGTH)
  const isBlocked = useIsBlocked(root?.authorId ?? null)
  const shown = isBlocked ? strings.messageBlocked : wordsOf(root, strings)
  const text = previewText(title, { max: PREVIEW_LENGTH }) || shown
  const showMenu = useChannelMenu(threadId)
  const onContextMenu = (event: MouseEvent): void => {
    if (event.defaultPrevented) return
    event.preventDefault()
    showMenu(text, { x: event.clientX, y: event.clientY })
  }
  return (
    <Part
      as="li"
      slot="thread-item"
      state={{ active: isActive, unread: unread > 0, draft: draft !== '' }}
      given={rest}
      data-thread-id={threadId}
      onContextMenu={onContextMenu}
    >
      <button
        type="button"
        {...slot('thread-item-button', 'parlour-focus-inside')}
        tabIndex={isTabStop ? 0 : -1}
        aria-current={isActive ? 'page' : undefined}
        onClick={() => onOpen({ id: threadId, channelId, root: key })}
      >
        <span {...slot('thread-item-avatar')}>{root && <UserAvatar userId={root.authorId} />}</span>
        <span {...slot('thread-item-name')}>
          <bdi>{author}</bdi>
        </span>{' '}
        <span {...slot('thread-item-channel')}>
          <bdi>{channel}</bdi>
        </span>{' '}
        {unread > 0 && (
          <>
            <span {...slot('thread-item-badge')}>
              <span aria-hidden="true">{strings.channelBadge(unread)}</span>
              <span className="parlour-visually-hidden">{strings.threadUnread(unread)}</span>
            </span>{' '}
          </>
        )}
        <bdi {...slot('thread-item-text')}>{text}</bdi> <span {...slot('thread-item-summary')}>{words}</span>{' '}
        {draft && <span {...slot('thread-item-draft')}>{strings.channelDraft(draft)}</span>}
      </button>
      <ChannelActions as="thread-item-actions" name={text} onShow={showMenu} />
    </Part>
  )
})

/** What the message on top says, or that it is gone, or what it shows. */
function wordsOf(root: MessageView | null, strings: Strings): string {
  if (root === null || root.kind === 'deleted') return strings.messageDeleted
  return messageWords(root, strings, PREVIEW_LENGTH)
}
