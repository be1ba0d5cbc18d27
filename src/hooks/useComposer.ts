'use client'
import { useCallback, useMemo } from 'react'
import type { ChannelCommand } from '../model/channel.ts'
import { channelOf, type ConversationId, type MessageKey, rootOf } from '../model/id.ts'
import type { MentionRange } from '../model/mention.ts'
import {
  selectCan,
  selectCanChange,
  selectChannelInfo,
  selectDraft,
  selectMessage,
} from '../state/selectors.ts'
import { selectFilesToSend } from '../state/selectFilesToSend.ts'
import { useChatState } from './bridges/useChatState.ts'
import { composerActions, type ComposerActions, overLimitOf } from './composerActions.ts'
import { useChannelLoad } from './useChannelLoad.ts'
import { useChat } from './useChat.ts'
import { unknownCommand } from './unknownCommand.ts'
import { useSlowMode } from './useSlowMode.ts'

export interface UseComposerOptions {
  /** Tells the others that I write. @default true */
  readonly tellsOthers?: boolean
  /** In a thread: what is sent shows in the channel as well. @default false */
  readonly alsoInChannel?: boolean
}

export interface UseComposer extends ComposerActions {
  readonly text: string
  /** Where writing goes on, in code units; `null` is the end. */
  readonly caret: number | null
  /** Whom the text names. */
  readonly mentions: readonly MentionRange[]
  /** Links whose preview was removed. */
  readonly unpreviewed: readonly string[]
  /** The command that the text is for. */
  readonly command: ChannelCommand | null
  /** What a text that begins with `/` can ask for here. */
  readonly commands: readonly ChannelCommand[]
  /** The command that the text asks for and nobody here knows: it would be sent as text (CO-10). */
  readonly unknownCommand: string | null
  /** The message being answered. */
  readonly replyTo: MessageKey | null
  /** The message being edited. */
  readonly editing: MessageKey | null
  /** The edit left nothing of the message: to save that is to delete it, which one asks about before `remove`. */
  readonly isEmptied: boolean
  /** The edit cannot be saved any more, since the message or the right to it is gone; `submit` keeps it as a draft. */
  readonly isConflict: boolean
  /** Whether I may write here now. */
  readonly canSend: boolean
  /** True until it is known whether I may write here, or save the edit that was begun. */
  readonly isLoading: boolean
  readonly isFrozen: boolean
  /** Characters a message may have; 0 when there is no limit. */
  readonly maxLength: number
  /** Characters over the channel's limit; 0 or less when it fits. */
  readonly overLimit: number
  /** How long I have to wait before the next message, seconds; 0 when I need not. Edits need not wait. */
  readonly waitSeconds: number
  /** How many files of the tray go with the next message; with any, the text may be empty. An edit takes none. */
  readonly fileCount: number
  /** True when `submit` would do something; files that are still on their way are no reason to wait. */
  readonly isReady: boolean
}

const NO_MENTIONS: readonly MentionRange[] = []
const NO_LINKS: readonly string[] = []
const NO_COMMANDS: readonly ChannelCommand[] = []
const commandNamed = (name: string): ChannelCommand => ({ name, description: '', args: '' })

/** The draft of a channel or a thread and what can be done with it. It stays when the composer goes. */
export function useComposer(
  id: ConversationId,
  { tellsOthers = true, alsoInChannel = false }: UseComposerOptions = {},
): UseComposer {
  const chat = useChat()
  const channelId = channelOf(id)
  const isThread = rootOf(id) !== null
  const draft = useChatState((state) => selectDraft(state, id))
  const { text, caret, replyTo, editing, mentions = NO_MENTIONS, command: name = null } = draft
  const { unpreviewed = NO_LINKS } = draft
  const commands = useChatState((state) => selectChannelInfo(state, channelId)?.commands ?? NO_COMMANDS)
  const load = useChannelLoad(channelId)
  const isKnown = useChatState((state) => selectChannelInfo(state, channelId) !== null)
  const canSend = useChatState((state) =>
    selectCan(state, channelId, isThread ? 'send-reply' : 'send-message'),
  )
  const overLimit = useChatState((state) => overLimitOf(state, id))
  const key = editing?.key ?? null
  const edited = useChatState((state) => (key === null ? null : selectMessage(state, channelId, key)))
  const canSave = useChatState((state) => selectCanChange(state, chat.capabilities, edited, 'update'))
  const canRemove = useChatState((state) => selectCanChange(state, chat.capabilities, edited, 'delete'))
  const actions = useMemo(
    () => composerActions(chat, id, { tellsOthers, alsoInChannel }),
    [chat, id, tellsOthers, alsoInChannel],
  )
  const isEmpty = text.trim() === ''
  const waiting = useChatState((state) => selectFilesToSend(state, id).length)
  const fileCount = key === null ? waiting : 0
  const slowSeconds = useSlowMode(channelId)
  const waitSeconds = key === null ? slowSeconds : 0
  const mustWait = waitSeconds > 0
  const submit = useCallback(() => (mustWait ? null : actions.submit()), [actions, mustWait])
  return {
    ...actions,
    submit,
    text,
    caret: caret ?? null,
    mentions,
    unpreviewed,
    command: useMemo(
      () => (name === null ? null : (commands.find((each) => each.name === name) ?? commandNamed(name))),
      [name, commands],
    ),
    commands,
    unknownCommand: key === null && name === null ? unknownCommand(text, commands) : null,
    replyTo,
    editing: key,
    isEmptied: canRemove && isEmpty,
    isConflict: key !== null && !canSave && !load.isLoading,
    canSend,
    isLoading: (load.isLoading || !isKnown) && !(canSend && key === null),
    isFrozen: useChatState((state) => selectChannelInfo(state, channelId)?.frozen ?? false),
    maxLength: useChatState((state) => selectChannelInfo(state, channelId)?.maxMessageLength ?? 0),
    overLimit,
    waitSeconds,
    fileCount,
    isReady: (canSend || key !== null) && (!isEmpty || fileCount > 0) && overLimit <= 0 && !mustWait,
  }
}
