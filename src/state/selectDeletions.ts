import type { Capability } from '../model/capability.ts'
import type { DeleteScope } from '../model/operation.ts'
import type { ChatState } from './chatState.ts'
import type { MessageView } from './messageView.ts'
import { isBeyond, selectCan, selectCanChange } from './selectors.ts'

const NONE: readonly DeleteScope[] = []

/**
 * For whom I may delete a message now: for all, for me alone, or without a trace, which those who moderate may. The same
 * array for the same answer.
 * @param able what the back end can do at all
 */
export function selectDeletions(
  state: ChatState,
  able: ReadonlySet<Capability>,
  message: MessageView | null,
): readonly DeleteScope[] {
  // What waits for a moderator nobody else has seen: its author takes it back.
  if (message?.kind === 'held') return (able.has('delete-forever') && answers[4]) || NONE
  if (!message || isBeyond(message)) return NONE
  const isStored = message.id !== null
  const forEverybody = selectCanChange(state, able, message, 'delete')
  const forMe = isStored && able.has('delete-for-me')
  const forever =
    isStored && able.has('delete-forever') && selectCan(state, message.channelId, 'delete-any-message')
  return answers[Number(forEverybody) + 2 * Number(forMe) + 4 * Number(forever)] ?? NONE
}

const answers: readonly (readonly DeleteScope[])[] = Array.from({ length: 8 }, (_, bits) => [
  ...(bits & 1 ? (['everybody'] as const) : []),
  ...(bits & 2 ? (['me'] as const) : []),
  ...(bits & 4 ? (['forever'] as const) : []),
])
