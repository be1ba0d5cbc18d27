'use client'
import { useCallback, useState } from 'react'
import type { ChannelId, MessageKey } from '../model/id.ts'
import { selectMessage } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

export interface UseTranslation {
  /** It can be asked for: the server translates, and the message is not known to be in this language. */
  readonly canTranslate: boolean
  /** What the message says in the language in which it is shown now; `null`: it is shown as it was written. */
  readonly text: string | null
  /** The language of `text` (BCP 47), or of the message where that is known. */
  readonly language: string | undefined
  readonly isLoading: boolean
  /** Shows it in the language. Resolves to whether that could be done; never rejects. */
  readonly translate: () => Promise<boolean>
  readonly showOriginal: () => void
}

/** One message in another language (MS-13). @param language BCP 47, e.g. `fa`; what follows the first hyphen is left out */
export function useTranslation(channelId: ChannelId, key: MessageKey, language: string): UseTranslation {
  const chat = useChat()
  const wanted = language.split('-')[0] ?? language
  const shownIn = useChatState((state) => state.translated.get(key) ?? null)
  const text = useChatState((state) =>
    shownIn === null ? null : (selectMessage(state, channelId, key)?.translations?.[shownIn] ?? null),
  )
  const original = useChatState((state) => selectMessage(state, channelId, key)?.language)
  const isText = useChatState((state) => {
    const message = selectMessage(state, channelId, key)
    const isMine = message?.authorId === state.base.selfId
    return message?.kind === 'text' && message.text !== '' && message.id !== null && !isMine
  })
  const [isLoading, setLoading] = useState(false)
  const translate = useCallback(async () => {
    setLoading(true)
    try {
      await chat.translate(channelId, key, wanted)
      return true
    } catch {
      return false
    } finally {
      setLoading(false)
    }
  }, [chat, channelId, key, wanted])
  const showOriginal = useCallback(() => chat.showOriginal(key), [chat, key])
  return {
    canTranslate: isText && original !== wanted && text === null && chat.capabilities.has('translations'),
    text,
    language: text === null ? original : (shownIn ?? undefined),
    isLoading,
    translate,
    showOriginal,
  }
}
