'use client'
import { useMemo } from 'react'
import type { ChannelId, MessageKey } from '../model/id.ts'
import type { MessageReplacement } from '../engine/deeds.ts'
import type { Report } from '../model/mark.ts'
import type { DeleteScope } from '../model/operation.ts'
import { selectDraft, selectMessage } from '../state/selectors.ts'
import { draftOfMessage } from './draftOfMessage.ts'
import { useConversation } from './ConversationContext.tsx'
import { useChat } from './useChat.ts'

export type { DeleteScope, MessageReplacement }

export interface MessageActions {
  readonly edit: (text: string) => void
  /** @param scope for whom it goes. @default 'everybody' */
  readonly remove: (scope?: DeleteScope) => void
  /** Sets fields of the application's own. @param unset the names of those to take away */
  readonly setCustom: (fields: Readonly<Record<string, unknown>>, unset?: readonly string[]) => void
  /** Puts other content in the place of everything it says; what is left out is gone. */
  readonly replace: (content: MessageReplacement) => void
  /** Pins it for everybody, or takes the pin off. @param until ms since the epoch; left out: for good */
  readonly pin: (on: boolean, until?: number | null) => void
  /** Makes everything from it on unread for me. */
  readonly markUnread: () => void
  /** Tells the moderators. Doing it again changes the report. */
  readonly flag: (report?: Partial<Report>) => void
  readonly unflag: () => void
  /** Reacts so, or takes it back when I already do. Answers whether I do now. */
  readonly toggleReaction: (reaction: string, unique?: boolean) => boolean
  /** Makes the composer answer this message. */
  readonly reply: () => void
  /** Puts the message into the composer; what stood there comes back afterwards. */
  readonly startEdit: () => void
  /** Sends a message again that failed or was not confirmed; it cannot arrive twice. */
  readonly retry: () => void
  /** Forgets a failed message. The answer puts it back, failed, in its place; `null` when nothing was forgotten. */
  readonly discard: () => (() => void) | null
  /**
   * Takes a failed message with what it answers back into the composer, and out of the list. What stood there comes
   * back once that is sent.
   */
  readonly reclaim: () => void
}

/** What can be done with one message. The same object for as long as the message is the same. */
export function useMessageActions(channelId: ChannelId, key: MessageKey): MessageActions {
  const chat = useChat()
  const conversation = useConversation(channelId)
  return useMemo(() => {
    const shown = () => selectMessage(chat.store.getState(), channelId, key)
    const draft = () => selectDraft(chat.store.getState(), conversation)
    const failed = () => shown()?.failedOperation ?? null
    return {
      edit: (text) => chat.edit(channelId, key, text),
      remove: (scope) => chat.remove(channelId, key, scope),
      setCustom: (fields, unset) => chat.setCustom(channelId, key, fields, unset),
      replace: (content) => chat.replace(channelId, key, content),
      pin: (on, until) => chat.pin(channelId, key, on, until),
      markUnread: () => chat.markUnread(channelId, key),
      flag: (report) => chat.flag(channelId, key, true, report),
      unflag: () => chat.flag(channelId, key, false),
      toggleReaction: (reaction, unique = false) => {
        const isOn = shown()?.reactions.some((chip) => chip.type === reaction && chip.own) ?? false
        chat.react(channelId, key, reaction, !isOn, unique)
        return !isOn
      },
      reply: () => chat.setDraft(conversation, { replyTo: key }),
      startEdit: () => {
        const wording = shown() ?? { text: '', mentions: [] }
        const held = draft()
        const displaced = held.editing ? held.editing.displaced : held
        chat.setDraft(conversation, {
          ...draftOfMessage(chat.store.getState(), wording),
          replyTo: null,
          editing: { key, displaced },
        })
      },
      retry: () => {
        const operation = failed()
        if (operation) chat.retry(operation)
      },
      discard: () => {
        const operation = failed()
        return operation && shown()?.status === 'failed' ? chat.discard(operation) : null
      },
      reclaim: () => {
        const operation = failed()
        const message = shown()
        if (!operation || message?.status !== 'failed') return
        const again = draftOfMessage(chat.store.getState(), message)
        const entry = chat.store.getState().outbox.entries.get(operation)
        if (entry?.operation.kind === 'message.edit') {
          const displaced = draft()
          chat.discard(operation)
          chat.setDraft(conversation, { ...again, replyTo: null, editing: { key, displaced } })
          return
        }
        const held = draft()
        const isEmpty = held.text.trim() === '' && held.replyTo === null && held.editing === null
        chat.reclaimUploads(conversation, operation)
        chat.discard(operation)
        chat.setDraft(conversation, {
          ...again,
          replyTo: message.quote?.key ?? null,
          editing: null,
          displaced: isEmpty ? (held.displaced ?? null) : held,
        })
      },
    }
  }, [chat, channelId, conversation, key])
}
