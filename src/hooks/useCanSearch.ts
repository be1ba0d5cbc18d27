'use client'
import type { ChannelId } from '../model/id.ts'
import { selectCan } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

/** Whether the messages of a channel can be searched: the server is able to, and the channel lets me. */
export function useCanSearch(channelId: ChannelId): boolean {
  const { capabilities } = useChat()
  const isAllowed = useChatState((state) => selectCan(state, channelId, 'search-messages'))
  return isAllowed && capabilities.has('search')
}
