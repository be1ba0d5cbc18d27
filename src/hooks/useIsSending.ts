'use client'
import type { ConversationId } from '../model/id.ts'
import type { RowKey } from '../state/rows.ts'
import { useChatState } from './bridges/useChatState.ts'

/** Whether a row is a message of mine that is still on its way. */
export const useIsSending = (id: ConversationId, row: RowKey | undefined): boolean =>
  useChatState((state) => row !== undefined && state.outbox.sends.get(id)?.at(-1) === row)
