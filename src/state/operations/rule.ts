import type { OperationKind, Operations } from '../../model/operation.ts'
import type { MessageView } from '../messageView.ts'

/**
 * How one kind of operation looks before the server confirms it. One rule a file; `apply` is pure and idempotent, so
 * folding it over truth that already contains it changes nothing.
 */
export interface OperationRule<Kind extends OperationKind> {
  /** What it is about: a message key or a channel id. */
  readonly target: (input: Operations[Kind]) => string
  /** Operations of one lane leave one after the other, in press order. */
  readonly lane: (input: Operations[Kind]) => string
  /** The message with the operation folded over it; left out where no message shows it. */
  readonly apply?: (
    shown: MessageView | undefined,
    input: Operations[Kind],
    pressedAt: number,
  ) => MessageView | undefined
  /** When refused: kept with retry and discard, or taken back. */
  readonly onFailure: 'keep' | 'drop'
  /** True where doing it twice is the same as once whatever the back end says, so a lost answer is simply tried again. */
  readonly repeatable: boolean
}
