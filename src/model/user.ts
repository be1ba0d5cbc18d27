import type { UserId, Version } from './id.ts'

/** A person or a bot. */
export interface UserRecord {
  readonly id: UserId
  readonly version: Version
  /** Foreign text; may be empty. */
  readonly name: string
  /** An address nobody has checked yet; see `safeUrl`. */
  readonly image: string | null
  readonly role: string
  /** The account is gone; what stands under its id stays. */
  readonly isDeleted?: boolean
  readonly custom: Readonly<Record<string, unknown>>
}

/** Whether somebody is there now. Unknown (no entry) while disconnected. */
export interface Presence {
  readonly online: boolean
  /** ms since the epoch; `null` when the server did not say. */
  readonly lastActiveAt: number | null
}
