'use client'
import { useMemo } from 'react'
import type { ChannelId, MessageKey } from '../model/id.ts'
import { selectDraft, selectMessage } from '../state/selectors.ts'
import { useChat } from './useChat.ts'

export interface MessageActions {
  readonly edit: (text: string) => void
  readonly remove: () => void
  /** Reacts so, or takes it back when I already do. */
  readonly toggleReaction: (reaction: string, unique?: boolean) => void
  /** Makes the channel's composer answer this message. */
  readonly reply: () => void
  /** Puts the message into the channel's composer; what stood there comes back afterwards. */
  readonly startEdit: () => void
  /** Sends a failed message again; it cannot arrive twice. */
  readonly retry: () => void
  /** Forgets a failed message. */
  readonly discard: () => void
  /** Takes a failed message's text back into the composer, and the message out of the list. */
  readonly reclaim: () => void
}

/** What can be done with one message. The same object for as long as the message is the same. */
export function useMessageActions(channelId: ChannelId, key: MessageKey): MessageActions {
  const chat = useChat()
  return useMemo(() => {
    const shown = () => selectMessage(chat.store.getState(), channelId, key)
    const draft = () => selectDraft(chat.store.getState(), channelId)
    const failed = () => shown()?.failedOperation ?? null
    return {
      edit: (text) => chat.edit(channelId, key, text),
      remove: () => chat.remove(channelId, key),
      toggleReaction: (reaction, unique = false) => {
        const isOn = shown()?.reactions.some((chip) => chip.type === reaction && chip.own) ?? false
        chat.react(channelId, key, reaction, !isOn, unique)
      },
      reply: () => chat.setDraft(channelId, { replyTo: key }),
      startEdit: () => {
        const text = shown()?.text ?? ''
        const held = draft()
        const displaced = held.editing ? held.editing.displaced : held
        chat.setDraft(channelId, { text, replyTo: null, editing: { key, displaced } })
      },
      retry: () => {
        const operation = failed()
        if (operation) chat.retry(operation)
      },
      discard: () => {
        const operation = failed()
        if (operation) chat.discard(operation)
      },
      reclaim: () => {
        const operation = failed()
        const message = shown()
        if (!operation || !message) return
        const entry = chat.store.getState().outbox.entries.get(operation)
        if (entry?.operation.kind === 'message.edit') {
          const displaced = draft()
          chat.discard(operation)
          chat.setDraft(channelId, { text: message.text, replyTo: null, editing: { key, displaced } })
          return
        }
        const text = [message.text, draft().text].filter((part) => part !== '').join('\n')
        chat.discard(operation)
        chat.setDraft(channelId, { text, replyTo: message.quote?.key ?? null })
      },
    }
  }, [chat, channelId, key])
}
