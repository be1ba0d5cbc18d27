'use client'
import { lazy, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useThreadRoot } from '../../hooks/ConversationContext.tsx'
import { useChat } from '../../hooks/useChat.ts'
import { useMessage } from '../../hooks/useMessage.ts'
import { useMessageActions } from '../../hooks/useMessageActions.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { useReminder } from '../../hooks/useReminder.ts'
import { useTranslation } from '../../hooks/useTranslation.ts'
import { composerFieldOf } from '../../parts/composerField.ts'
import type { ShortcutName } from '../../parts/shortcuts.ts'
import { useActiveChannel } from '../Chat/ActiveChannelContext.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import type { IconName } from '../Icon/index.ts'
import { useReactionBar, useReactors } from '../Reactions/index.ts'
import { useCopyText } from '../Text/index.ts'
import { focusFirst, heirsOf } from './rowFocus.ts'

const ConfirmDialog = lazy(async () => ({
  default: (await import('../ConfirmDialog/ConfirmDialog.tsx')).ConfirmDialog,
}))

const RemindMenu = lazy(async () => ({
  default: (await import('../ReminderList/RemindMenu.tsx')).RemindMenu,
}))

/** The toolbar comes and goes; what was said stays where it is. */
const bubbleOf = (row: HTMLElement | null): HTMLElement | null =>
  row?.querySelector<HTMLElement>('[data-slot="message-bubble"]') ?? row

/** One thing that can be done with a message. Toolbar, menu and keys all run the same one (KB-2). */
export interface MessageCommand {
  readonly id:
    | Extract<ShortcutName, 'react' | 'reply' | 'thread' | 'pin' | 'copy' | 'edit' | 'delete'>
    | 'reactors'
    | 'translate'
    | 'remind'
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
  const { message, canReact, canReply, canReplyInThread, canPin, canEdit, canDelete } = useMessage(
    channelId,
    key,
  )
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
  const { env } = useChat()
  if (!message) return []
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
      <ConfirmDialog
        title={strings.messageDeleteTitle}
        text={strings.messageDeleteText}
        action={strings.messageDelete}
        onConfirm={() => {
          isConfirmed = true
          actions.remove()
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
            key: id === 'reactors' || id === 'translate' || id === 'remind' ? null : id,
            icon: id === 'reactors' ? 'react' : id === 'remind' ? 'clock' : id,
            isDanger: id === 'delete',
            run,
          },
        ]
      : []
  return [
    ...command(isSettled && canReact, 'react', strings.messageReact, react),
    ...command(isSettled && canReply, 'reply', strings.messageReply, write(actions.reply)),
    ...command(isSettled && canReplyInThread && !isInThread, 'thread', strings.messageReplyInThread, () =>
      openThread({ channelId, root: key, focus: 'composer' }),
    ),
    ...command(copy !== null && message.text !== '', 'copy', strings.messageCopy, () => copy?.(message.text)),
    ...command(translation.canTranslate, 'translate', strings.messageTranslate, () => void translate()),
    ...command(isSettled && canEdit, 'edit', strings.messageEdit, write(actions.startEdit)),
    ...command(isSettled && canPin, 'pin', message.pinned ? strings.messageUnpin : strings.messagePin, () =>
      actions.pin(!message.pinned),
    ),
    ...command(canRemind, 'remind', strings.remind, chooseTime),
    ...command(message.reactions.length > 0, 'reactors', strings.reactorsShow, () => showReactors()),
    ...command(isSettled && canDelete, 'delete', strings.messageDelete, remove),
  ]
}
