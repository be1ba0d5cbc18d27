import type { MessageKey, UserId } from './id.ts'

/** What of a draft a server keeps for all devices of its author. */
export interface SavedDraft {
  readonly text: string
  readonly replyTo: MessageKey | null
  readonly mentions: readonly UserId[]
}
