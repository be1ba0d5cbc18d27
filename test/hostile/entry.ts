/** What kind of harm an entry tries. */
export type HostileClass =
  | 'markup'
  | 'scheme'
  | 'break-out'
  | 'direction'
  | 'host'
  | 'private address'
  | 'prototype'
  | 'nesting'
  | 'pattern'
  | 'size'
  | 'type'
  | 'file'
  | 'error'
  | 'stored'

/** Where the stranger puts it. */
export type Field =
  | 'message text'
  | 'system text'
  | 'message id'
  /** Fields laid over a message as the server sends it. */
  | 'message'
  | 'user name'
  | 'user id'
  | 'user image'
  | 'user role'
  | 'user time zone'
  /** Fields laid over a person as the server sends them. */
  | 'user'
  /** The name of somebody whom the text mentions. */
  | 'mention'
  | 'quote text'
  | 'quote author'
  | 'reaction'
  | 'attachment'
  | 'channel name'
  | 'channel image'
  | 'channel id'
  /** Fields laid over a channel as the server sends it. */
  | 'channel'
  /** The name of somebody who is writing. */
  | 'typing'
  /** A whole frame of the socket, as text. */
  | 'frame'
  /** Why the server refuses a message. */
  | 'refusal'
  /** Why the server refuses a reaction. */
  | 'reaction refusal'
  /** What lies under a draft's key on the disk. */
  | 'draft'
  /** What lies in the outbox on the disk. */
  | 'outbox'
  /** What a chat begins with. */
  | 'snapshot'

export interface ShownLink {
  readonly text: string
  readonly href: string
}

/** What a person must see where the entry stands, and nothing else there. */
export interface Shows {
  /** The visible text of the place: exactly this, or like this. */
  readonly text: string | RegExp
  /** What a screen reader calls the place: it holds this. */
  readonly name?: string
  /** Every link of the place. @default none */
  readonly links?: readonly ShownLink[]
  /** It is no message, draft or record at all, so it has no place. */
  readonly isGone?: true
  /** The address of every picture that is fetched for it. @default none */
  readonly images?: readonly string[]
}

/** One thing a stranger may send, and what becomes of it. */
export interface HostileEntry {
  readonly name: string
  readonly class: HostileClass
  readonly field: Field
  readonly value: unknown
  readonly shows: Shows
}

/** Makes entries of one class. */
export const of =
  (kind: HostileClass) =>
  (name: string, field: Field, value: unknown, shows: Shows | string | RegExp): HostileEntry => ({
    name,
    class: kind,
    field,
    value,
    shows: typeof shows === 'string' || shows instanceof RegExp ? { text: shows } : shows,
  })

/** Makes entries of which every character is shown as it was sent. */
export const asIs =
  (kind: HostileClass) =>
  (name: string, field: Field, value: string): HostileEntry =>
    of(kind)(name, field, value, value)

/** What is not there at all. */
export const GONE: Shows = { text: '', isGone: true }

/** What stands below the name of an attachment of no known kind that leads nowhere. */
export const UNSHOWN = 'This kind of attachment cannot be shown here.'
