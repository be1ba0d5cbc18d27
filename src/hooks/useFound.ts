'use client'
import { selectChannelTitle } from '../state/channelTitle.ts'
import type { MessageView } from '../state/messageView.ts'
import { selectFound } from '../state/selectFound.ts'
import { useChatState } from './bridges/useChatState.ts'
import type { SearchResult } from './useSearch.ts'

export interface UseFound {
  /** As it is now; `null` once it is gone for good. */
  readonly message: MessageView | null
  /** Foreign text; may be empty. */
  readonly channelTitle: string
}

/** One message that was found, with what became of it since it was. Draws again only when that changes. */
export function useFound({ message, channelName }: SearchResult): UseFound {
  return {
    message: useChatState((state) => selectFound(state, message)),
    channelTitle: useChatState((state) => selectChannelTitle(state, message.channelId)) || channelName,
  }
}
