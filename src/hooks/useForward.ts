'use client'
import { useCallback } from 'react'
import type { AttachmentInput } from '../model/attachmentInput.ts'
import type { ChannelId, MessageKey } from '../model/id.ts'
import type { Attachment } from '../model/message.ts'
import { selectCan, selectMessage } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

export interface UseForward {
  /** The message is one that can be passed on, and there is somewhere I may write. */
  readonly canForward: boolean
  /**
   * Sends what the message says, with its files, to other channels as mine.
   * @param note a message of mine in front of it; '' for none
   * @returns where it was sent: those in which I may write
   */
  readonly forward: (to: readonly ChannelId[], note?: string) => readonly ChannelId[]
}

/** A file that lies on a server already can hang on another message; previews and answers of commands are made anew. */
function inputOf({ kind, url, title, actions, ...rest }: Attachment): readonly AttachmentInput[] {
  if (url === null || actions || kind === 'link' || kind === 'unknown') return []
  const { thumbnailUrl, size, mimeType, width, height } = rest
  const box = width && height ? { width, height } : {}
  const alt = 'alt' in rest && typeof rest.alt === 'string' ? rest.alt : ''
  return [{ kind, url, name: title, thumbnailUrl, size, mimeType, alt, ...box }]
}

/** Passing one message on to other channels (MS-5). */
export function useForward(channelId: ChannelId, key: MessageKey): UseForward {
  const chat = useChat()
  const isFit = useChatState((state) => {
    const message = selectMessage(state, channelId, key)
    return message?.kind === 'text' && message.id !== null
  })
  const hasPlace = useChatState((state) =>
    state.base.channelOrder.some((id) => selectCan(state, id, 'send-message')),
  )
  const forward = useCallback<UseForward['forward']>(
    (to, note = '') => {
      const message = selectMessage(chat.store.getState(), channelId, key)
      if (message?.kind !== 'text') return []
      const { text, mentions } = message
      const attachments = message.attachments.flatMap(inputOf)
      return to.filter((id) => {
        if (!chat.can(id, 'send-message')) return false
        chat.send(id, note)
        return chat.send(id, text, { attachments, mentions: id === channelId ? mentions : [] }) !== null
      })
    },
    [chat, channelId, key],
  )
  return { canForward: isFit && hasPlace, forward }
}
