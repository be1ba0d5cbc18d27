'use client'
import { channelOf, type ConversationId, rootOf } from '../model/id.ts'
import { selectCan } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'

/** Whether I may write in a channel or thread now. */
export const useCanWrite = (id: ConversationId): boolean =>
  useChatState((state) =>
    selectCan(state, channelOf(id), rootOf(id) === null ? 'send-message' : 'send-reply'),
  )
