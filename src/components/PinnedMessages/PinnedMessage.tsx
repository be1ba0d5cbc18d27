'use client'
import type { JSX } from 'react'
import { useIsBlocked } from '../../hooks/useIsBlocked.ts'
import type { MessageView } from '../../hooks/useMessage.ts'
import { useNow } from '../../hooks/useNow.ts'
import { useUser } from '../../hooks/useUser.ts'
import type { UserId } from '../../model/id.ts'
import { isolateName } from '../../text/index.ts'
import { UserAvatar } from '../Avatar/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'
import { messageWords } from '../messageWords.ts'

const PREVIEW_LENGTH = 240

interface PinnedMessageProps {
  readonly message: MessageView
  readonly onOpen: () => void
  /** `null`: I may not. @param button what was pressed */
  readonly onUnpin: ((button: HTMLElement) => void) | null
}

/** One pinned message: who said what, who pinned it and until when. */
export function PinnedMessage({ message, onOpen, onUnpin }: PinnedMessageProps): JSX.Element {
  const { user, isSelf } = useUser(message.authorId)
  const isBlocked = useIsBlocked(message.authorId)
  const { strings } = useLocale()
  const { slot } = useLook()
  const author = isSelf ? strings.you : isolateName(user?.name ?? '') || strings.userUnnamed
  const words = messageWords(message, strings, PREVIEW_LENGTH)
  return (
    <li {...slot('pinned-message')}>
      <button type="button" {...slot('pinned-message-button', 'parlour-focus-inside')} onClick={onOpen}>
        <UserAvatar userId={message.authorId} />
        {/* The spaces part the words of its name. */}
        <bdi {...slot('pinned-message-author')}>{author}</bdi>{' '}
        <span {...slot('pinned-message-text')} dir="auto">
          {isBlocked ? strings.messageBlocked : words}
        </span>{' '}
        <PinnedBy userId={message.pinnedBy ?? null} until={message.pinnedUntil ?? null} />
      </button>
      {onUnpin && (
        <button
          type="button"
          {...slot('icon-button')}
          aria-label={strings.pinRemoveOf(author)}
          onClick={({ currentTarget }) => onUnpin(currentTarget)}
        >
          <Icon name="close" />
        </button>
      )}
    </li>
  )
}

interface PinnedByProps {
  readonly userId: UserId | null
  readonly until: number | null
}

function PinnedBy({ userId, until }: PinnedByProps): JSX.Element {
  const { user, isSelf } = useUser(userId ?? undefined)
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const end = useNow((now) =>
    until === null
      ? ''
      : ` · ${strings.pinnedUntil(format.dayLabel(until, now, strings), format.time(until))}`,
  )
  const by = (): string => {
    if (userId === null) return strings.messagePinned
    if (isSelf) return strings.messagePinnedByYou
    return strings.messagePinnedBy(isolateName(user?.name ?? '') || strings.userUnnamed)
  }
  return (
    <span {...slot('pinned-message-by')}>
      <Icon name="pin" /> {by()}
      {end}
    </span>
  )
}
