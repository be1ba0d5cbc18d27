import type { UserId } from './id.ts'

/**
 * What I have set for myself alone about somebody or something: who is muted or blocked, and which messages and people I
 * have reported. Nobody else is told, and no message shows it.
 */
export type MarkKind = 'muted' | 'blocked' | 'reported' | 'reportedPeople'

/** Why something is reported, in the words the moderators read. */
export interface Report {
  /** One word, e.g. `spam`; '' when none was chosen. */
  readonly reason: string
  /** What the person adds; '' when nothing. */
  readonly note: string
}

/** What the mark of a person is set about; those of messages are set about their key. */
export type MarkTarget = UserId | (string & {})

/** What wishes about one mark are filed under in the outbox. */
export const markTarget = (kind: MarkKind, target: MarkTarget): string => `${kind} ${target}`
