'use client'
import { selectUnreadThreads } from '../state/threadList.ts'
import { useChatState } from './bridges/useChatState.ts'

/** In how many of my threads there are replies that I have not read. Loads nothing: the server tells it by itself. */
export const useUnreadThreads = (): number => useChatState(selectUnreadThreads)
