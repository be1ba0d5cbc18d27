import { type MarkKind, type MarkTarget, markTarget } from '../model/mark.ts'
import type { ChatState } from './chatState.ts'
import { isMarked } from './mark.ts'
import { entriesFor } from './outbox.ts'

/** Whether a mark is set, with what I have just pressed. */
export function selectIsMarked(
  { base, outbox }: Pick<ChatState, 'base' | 'outbox'>,
  kind: MarkKind,
  target: MarkTarget,
): boolean {
  const wish = entriesFor(outbox, markTarget(kind, target)).at(-1)?.operation.input
  if (wish && 'on' in wish) return wish.on
  return isMarked(base.marks[kind], target)
}

/** Whether I do not want to be told of what somebody says. */
export const selectIsUnheard = (state: ChatState, author: MarkTarget): boolean =>
  selectIsMarked(state, 'muted', author) || selectIsMarked(state, 'blocked', author)
