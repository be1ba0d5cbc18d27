'use client'
import { useCallback, useRef, useState } from 'react'
import type { ChannelId, MessageKey } from '../model/id.ts'
import type { AttachmentAction } from '../model/message.ts'
import { useChat } from './useChat.ts'

export interface UseMessageButtons {
  /** The button whose press is under way; the others wait. */
  readonly pending: AttachmentAction | null
  /** Why the last press did nothing. */
  readonly error: Error | null
  /**
   * Presses a button of the message's attachments; while one is under way nothing happens. Resolves to the key of the
   * message in its place, or `null`; never rejects.
   */
  readonly press: (action: AttachmentAction) => Promise<MessageKey | null>
  /** Puts the message away, where only I am shown it. */
  readonly dismiss: () => void
}

/** The buttons of one message, as a command answers with them: each is pressed once, and the server says what became of it. */
export function useMessageButtons(channelId: ChannelId, key: MessageKey): UseMessageButtons {
  const chat = useChat()
  const [pending, setPending] = useState<AttachmentAction | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const isBusy = useRef(false)
  const press = useCallback(
    async (action: AttachmentAction): Promise<MessageKey | null> => {
      if (isBusy.current) return null
      isBusy.current = true
      setPending(action)
      setError(null)
      try {
        return await chat.runAction(channelId, key, action)
      } catch (reason) {
        setError(reason as Error)
        return null
      } finally {
        isBusy.current = false
        setPending(null)
      }
    },
    [chat, channelId, key],
  )
  const dismiss = useCallback(() => chat.dismissEphemeral(channelId, key), [chat, channelId, key])
  return { pending, error, press, dismiss }
}
