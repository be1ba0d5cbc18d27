'use client'
import { channelOf, type ConversationId, type MessageKey } from '../model/id.ts'
import { type RowKey, selectArrivals } from '../state/rows.ts'
import { selectMessage } from '../state/selectors.ts'
import { selectIsUnheard } from '../state/selectMark.ts'
import type { ChatState } from '../state/chatState.ts'
import type { MessageView } from '../state/messageView.ts'
import { useChatState } from './bridges/useChatState.ts'

export interface UseUnseen {
  readonly count: number
  readonly first: MessageKey | null
}

const isCounted = (state: ChatState, { kind, authorId }: MessageView): boolean =>
  kind !== 'system' && authorId !== state.base.selfId && !selectIsUnheard(state, authorId)

/**
 * What others have said below a row: what a reader further up has not seen (SC-4). My own do not count, nor system rows,
 * nor what people say whom I have muted or blocked.
 */
export function useUnseen(id: ConversationId, after: RowKey | null): UseUnseen {
  const keys = useChatState((state) => {
    if (after === null) return ''
    const counted = selectArrivals(state, id, after).filter((key) => {
      const message = selectMessage(state, channelOf(id), key)
      return message !== null && isCounted(state, message)
    })
    // A text, so that the store can compare it.
    return counted.length === 0 ? '' : `${counted.length} ${counted[0] as string}`
  })
  const space = keys.indexOf(' ')
  return keys === ''
    ? { count: 0, first: null }
    : { count: Number(keys.slice(0, space)), first: keys.slice(space + 1) as MessageKey }
}
