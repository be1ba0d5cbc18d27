'use client'
import { useCallback } from 'react'
import type { Chat } from '../engine/chat.ts'
import type { ChannelId, MessageKey } from '../model/id.ts'
import { emptyDraft } from '../state/chatState.ts'
import { selectRows } from '../state/rows.ts'
import { selectDraft, selectMessage } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChannel } from './useChannel.ts'
import { useChat } from './useChat.ts'

export interface UseComposer {
  readonly text: string
  /** Changes the draft; with `typing` the others are told that I write. */
  readonly setText: (text: string) => void
  /** The message being answered. */
  readonly replyTo: MessageKey | null
  /** The message being edited. */
  readonly editing: MessageKey | null
  readonly canSend: boolean
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
  const { canSend, maxMessageLength } = useChannel(channelId)
  const overLimit = maxMessageLength > 0 ? draft.text.length - maxMessageLength : 0
  const isReady = canSend && draft.text.trim() !== '' && overLimit <= 0

  const setText = useCallback(
    (text: string) => {
      const { editing } = selectDraft(chat.store.getState(), channelId)
      chat.setDraft(channelId, { text })
      if (!editing) chat.setTyping(channelId, text !== '')
    },
    [chat, channelId],
  )
  const submit = useCallback((): MessageKey | null => {
    const { text, replyTo, editing } = selectDraft(chat.store.getState(), channelId)
    if (editing) {
      if (text.trim() === '') return null
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
