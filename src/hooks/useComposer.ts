'use client'
import { useCallback } from 'react'
import type { Chat } from '../engine/chat.ts'
import type { ChannelId, MessageKey } from '../model/id.ts'
import { type ChatState, emptyDraft } from '../state/chatState.ts'
import { selectRows } from '../state/rows.ts'
import { selectCan, selectChannelInfo, selectDraft, selectMessage } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChannelLoad } from './useChannelLoad.ts'
import { useChat } from './useChat.ts'

export interface UseComposer {
  readonly text: string
  /** Changes the draft; with `typing` the others are told that I write. */
  readonly setText: (text: string) => void
  /** The message being answered. */
  readonly replyTo: MessageKey | null
  /** The message being edited. */
  readonly editing: MessageKey | null
  /** Whether I may write here now. */
  readonly canSend: boolean
  /** True until the channel is there, and with it the answer to `canSend`. */
  readonly isLoading: boolean
  readonly isFrozen: boolean
  /** Characters over the channel's limit; 0 or less when it fits. */
  readonly overLimit: number
  /** True when `submit` would do something. */
  readonly isReady: boolean
  /** Sends the draft or saves the edit. Answers the key of the message, or `null` when nothing was done. */
  readonly submit: () => MessageKey | null
  /** Leaves the edit (what it displaced comes back), else the reply. True when there was something to leave. */
  readonly cancel: () => boolean
  /** Starts to edit my newest message that can be edited. True when there is one. */
  readonly editLast: () => boolean
}

/** A channel's draft and what can be done with it. The draft stays with the channel when the composer goes. */
export function useComposer(channelId: ChannelId): UseComposer {
  const chat = useChat()
  const draft = useChatState((state) => selectDraft(state, channelId))
  const { isLoading } = useChannelLoad(channelId)
  const canSend = useChatState((state) => selectCan(state, channelId, 'send-message'))
  const overLimit = useChatState((state) => overLimitOf(state, channelId))
  const isReady = (canSend || draft.editing !== null) && draft.text.trim() !== '' && overLimit <= 0

  const setText = useCallback(
    (text: string) => {
      const { editing } = selectDraft(chat.store.getState(), channelId)
      chat.setDraft(channelId, { text })
      if (!editing) chat.setTyping(channelId, text !== '')
    },
    [chat, channelId],
  )
  const submit = useCallback((): MessageKey | null => {
    const state = chat.store.getState()
    const { text, replyTo, editing } = selectDraft(state, channelId)
    if (text.trim() === '' || overLimitOf(state, channelId) > 0) return null
    if (editing && selectMessage(state, channelId, editing.key)?.kind !== 'text') {
      keepAsDraft(chat, channelId)
      return null
    }
    if (editing) {
      chat.edit(channelId, editing.key, text)
      leaveEdit(chat, channelId)
      return editing.key
    }
    const key = chat.send(channelId, text, { replyTo })
    if (key) chat.setDraft(channelId, emptyDraft)
    return key
  }, [chat, channelId])

  const cancel = useCallback((): boolean => {
    const { editing, replyTo } = selectDraft(chat.store.getState(), channelId)
    if (editing) leaveEdit(chat, channelId)
    else if (replyTo) chat.setDraft(channelId, { replyTo: null })
    return editing !== null || replyTo !== null
  }, [chat, channelId])

  const editLast = useCallback((): boolean => {
    const state = chat.store.getState()
    const key = selectRows(state, channelId).findLast((row) => {
      const message = selectMessage(state, channelId, row as MessageKey)
      return message?.authorId === state.base.selfId && message.kind === 'text' && message.status === 'sent'
    }) as MessageKey | undefined
    const message = key && selectMessage(state, channelId, key)
    if (!key || !message || !chat.can(channelId, 'update-own-message', 'edit-message')) return false
    const displaced = selectDraft(state, channelId)
    chat.setDraft(channelId, { text: message.text, replyTo: null, editing: { key, displaced } })
    return true
  }, [chat, channelId])

  return {
    text: draft.text,
    setText,
    replyTo: draft.replyTo,
    editing: draft.editing?.key ?? null,
    canSend,
    isLoading,
    isFrozen: useChatState((state) => selectChannelInfo(state, channelId)?.frozen ?? false),
    overLimit,
    isReady,
    submit,
    cancel,
    editLast,
  }
}

function leaveEdit(chat: Chat, channelId: ChannelId): void {
  const { editing } = selectDraft(chat.store.getState(), channelId)
  chat.setDraft(channelId, editing?.displaced ?? emptyDraft)
}

/** The edited message is gone: what was written stays, as a new message before what the edit displaced. */
function keepAsDraft(chat: Chat, channelId: ChannelId): void {
  const { text, editing } = selectDraft(chat.store.getState(), channelId)
  const displaced = editing?.displaced ?? emptyDraft
  const texts = [text, displaced.text].filter((part) => part !== '')
  chat.setDraft(channelId, { ...displaced, text: texts.join('\n') })
}

function overLimitOf(state: ChatState, channelId: ChannelId): number {
  const limit = selectChannelInfo(state, channelId)?.maxMessageLength ?? 0
  return limit > 0 ? selectDraft(state, channelId).text.length - limit : 0
}
