'use client'
import { channelOf, type ConversationId } from '../model/id.ts'
import { selectCan } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

/** Whether I may make polls in a channel or thread now. */
export function useCanCreatePoll(id: ConversationId): boolean {
  const { capabilities } = useChat()
  const may = useChatState((state) => selectCan(state, channelOf(id), 'send-poll'))
  return may && capabilities.has('polls')
}
