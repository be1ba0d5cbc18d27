'use client'
import { useMemo } from 'react'
import type { ChannelId, MessageKey, OperationId } from '../model/id.ts'
import type { SentUpload, UploadId } from '../model/upload.ts'
import { selectWaitingSend } from '../state/selectWaitingSend.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

export interface UseMessageUploads {
  /** The files the message waits for, in the order in which they will hang on it; none once it may leave. */
  readonly uploads: readonly SentUpload[]
  /** Not all of them are on the server. */
  readonly isWaiting: boolean
  /** Stops one: the message goes without it, and it leaves nothing on the server. The last one of no text takes the message along. */
  readonly cancel: (upload: UploadId) => void
  /** Tries again what failed, and sends the message then. */
  readonly retry: () => void
  /** The same as `cancel`, for one that failed. */
  readonly sendWithout: (upload: UploadId) => void
}

const NONE: readonly SentUpload[] = []

/** The files of a message of mine that is on its way, and what can be done about them. */
export function useMessageUploads(_channelId: ChannelId, key: MessageKey): UseMessageUploads {
  const chat = useChat()
  const operation = useChatState((state) => selectWaitingSend(state, key))
  const files = useChatState((state) => state.sentUploads.get(key) ?? NONE)
  const uploads = useMemo(() => {
    const wanted = operation?.input.uploads ?? []
    return wanted.flatMap((id) => files.find((file) => file.id === id) ?? [])
  }, [operation, files])
  const deeds = useMemo(() => {
    const withOperation = (then: (id: OperationId) => void): void => {
      const sent = selectWaitingSend(chat.store.getState(), key)
      if (sent) then(sent.id)
    }
    const sendWithout = (upload: UploadId): void => withOperation((id) => chat.sendWithout(id, upload))
    return { cancel: sendWithout, sendWithout, retry: () => withOperation((id) => chat.retry(id)) }
  }, [chat, key])
  return { uploads, isWaiting: operation !== null, ...deeds }
}
