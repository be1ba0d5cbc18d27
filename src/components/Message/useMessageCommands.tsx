'use client'
import { lazy, type RefObject, useContext } from 'react'
import { flushSync } from 'react-dom'
import { useThreadRoot } from '../../hooks/ConversationContext.tsx'
import { useChat } from '../../hooks/useChat.ts'
import { useForward } from '../../hooks/useForward.ts'
import { useIsBlocked } from '../../hooks/useIsBlocked.ts'
import { useMessage } from '../../hooks/useMessage.ts'
import { useMessageActions } from '../../hooks/useMessageActions.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { useReminder } from '../../hooks/useReminder.ts'
import { useTranslation } from '../../hooks/useTranslation.ts'
import { composerFieldOf } from '../../parts/composerField.ts'
import type { ShortcutName } from '../../parts/shortcuts.ts'
import { useActiveChannel } from '../Chat/ActiveChannelContext.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { MessageLinkContext } from '../Chat/MessageLinkContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import type { IconName } from '../Icon/index.ts'
import { useReactionBar, useReactors } from '../Reactions/index.ts'
import { useCopyText } from '../Text/index.ts'
import { focusFirst, heirsOf } from './rowFocus.ts'
import { isRevealed } from './useReveal.ts'

const DeleteDialog = lazy(async () => ({ default: (await import('./DeleteDialog.tsx')).DeleteDialog }))

const ForwardDialog = lazy(async () => ({
  default: (await import('../Forward/ForwardDialog.tsx')).ForwardDialog,
}))

const RemindMenu = lazy(async () => ({
  default: (await import('../ReminderList/RemindMenu.tsx')).RemindMenu,
}))

/** The toolbar comes and goes; what was said stays where it is. */
const bubbleOf = (row: HTMLElement | null): HTMLElement | null =>
  row?.querySelector<HTMLElement>('[data-slot="message-bubble"]') ?? row

const KEYLESS = ['reactors', 'translate', 'remind', 'link', 'forward'] as const
const isKeyed = (id: MessageCommand['id']): id is Exclude<MessageCommand['id'], (typeof KEYLESS)[number]> =>
  !KEYLESS.some((each) => each === id)

/** One thing that can be done with a message. Toolbar, menu and keys all run the same one (KB-2). */
export interface MessageCommand {
  readonly id:
    | Extract<ShortcutName, 'react' | 'reply' | 'thread' | 'pin' | 'unread' | 'copy' | 'edit' | 'delete'>
    | 'reactors'
    | 'translate'
    | 'remind'
    | 'link'
    | 'forward'
  /** What is asked for too seldom has no key. */
  readonly key: ShortcutName | null
  readonly label: string
  readonly icon: IconName
  readonly isDanger: boolean
  readonly run: () => void
}

/**
 * What can be done with one message now, in the order of its menu (MS-5). What cannot be done is not there.
 * @param row the message's element, from which the focus leaves and to which it returns
 */
export function useMessageCommands(
  channelId: ChannelId,
  key: MessageKey,
  row: RefObject<HTMLElement | null>,
): readonly MessageCommand[] {
  const { message, canReact, canReply, canReplyInThread, canPin, canMarkUnread, canEdit, deletions } =
    useMessage(channelId, key)
  const isInThread = useThreadRoot(channelId) !== null
  const { openThread } = useActiveChannel()
  const actions = useMessageActions(channelId, key)
  const { canRemind } = useReminder(channelId, key)
  const { strings, format } = useLocale()
  const { show, announce, toast } = useRoot()
  const copy = useCopyText()
  const translation = useTranslation(channelId, key, format.locale)
  const openBar = useReactionBar(channelId, key)
  const showReactors = useReactors(channelId, key)
  const chat = useChat()
  const { env } = chat
  const { canForward } = useForward(channelId, key)
  const linkOf = useContext(MessageLinkContext)
  const isBlocked = useIsBlocked(message?.authorId ?? null)
  if (!message) return []
  const isHidden = isBlocked && !isRevealed(chat, message)
  const isPlaced = message.id !== null && !['deleted', 'ephemeral', 'held'].includes(message.kind)
  // One that was refused has buttons of its own, and one of which nobody knows is best left alone.
  const isSettled = message.status === 'sent' || message.status === 'sending'

  const react = (): void => {
    const at = bubbleOf(row.current)
    if (at) openBar(at)
  }
  const write = (begin: () => void) => (): void => {
    flushSync(begin)
    composerFieldOf(row.current)?.focus()
  }
  const chooseTime = (): void => {
    const at = bubbleOf(row.current)
    if (at) show(<RemindMenu channelId={channelId} messageKey={key} at={at} onClose={() => show(null)} />)
  }
  const translate = async (): Promise<void> => {
    const isDone = await translation.translate()
    if (isDone) announce(strings.messageTranslated)
    else toast({ text: strings.messageTranslateFailed })
  }
  const remove = (): void => {
    const heirs = row.current ? heirsOf(row.current) : []
    let isConfirmed = false
    show(
      <DeleteDialog
        choices={deletions}
        onConfirm={(scope) => {
          isConfirmed = true
          actions.remove(scope)
        }}
        onClose={() => {
          flushSync(() => show(null))
          if (!isConfirmed) return
          focusFirst(heirs)
          // Readers hear nothing of what is written down while a dialog goes.
          env.after(0, () => announce(strings.messageDeleted))
        }}
      />,
    )
  }
  const command = (
    isPossible: boolean,
    id: MessageCommand['id'],
    label: string,
    run: () => void,
  ): readonly MessageCommand[] =>
    isPossible
      ? [
          {
            id,
            label,
            key: isKeyed(id) ? id : null,
            icon: id === 'reactors' ? 'react' : id === 'remind' ? 'clock' : id,
            isDanger: id === 'delete',
            run,
          },
        ]
      : []
  const deletes = deletions[0] === 'me' ? strings.messageDeleteMine : strings.messageDelete
  return [
    ...command(isSettled && canReact, 'react', strings.messageReact, react),
    ...command(isSettled && canReply, 'reply', strings.messageReply, write(actions.reply)),
    ...command(isSettled && canReplyInThread && !isInThread, 'thread', strings.messageReplyInThread, () =>
      openThread({ channelId, root: key, focus: 'composer' }),
    ),
    ...command(copy !== null && message.text !== '' && !isHidden, 'copy', strings.messageCopy, () =>
      copy?.(message.text),
    ),
    ...command(copy !== null && linkOf !== null && isPlaced, 'link', strings.messageCopyLink, () =>
      copy?.(linkOf?.({ channelId, root: message.parent, key }) ?? '', strings.messageLinkCopied),
    ),
    ...command(
      translation.canTranslate && !isHidden,
      'translate',
      strings.messageTranslate,
      () => void translate(),
    ),
    ...command(isSettled && canEdit, 'edit', strings.messageEdit, write(actions.startEdit)),
    ...command(isSettled && canPin, 'pin', message.pinned ? strings.messageUnpin : strings.messagePin, () =>
      actions.pin(!message.pinned),
    ),
    ...command(isSettled && canMarkUnread && !isInThread, 'unread', strings.messageUnread, () => {
      actions.markUnread()
      announce(strings.markedUnread)
    }),
    ...command(canForward && !isHidden, 'forward', strings.messageForward, () =>
      show(<ForwardDialog channelId={channelId} messageKey={key} onClose={() => show(null)} />),
    ),
    ...command(canRemind, 'remind', strings.remind, chooseTime),
    ...command(message.reactions.length > 0, 'reactors', strings.reactorsShow, () => showReactors()),
    ...command(isSettled && deletions.length > 0, 'delete', deletes, remove),
  ]
}
