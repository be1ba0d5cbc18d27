import type { Json } from '../../wire/decode.ts'
import type { WireCommand } from '../../wire/stream/index.ts'
import type { AnyCall } from '../http/call.ts'
import type { EphemeralRecord, MessageRecord } from '../store/records.ts'

/** What an ephemeral message says, and what its command has to remember of it. */
export interface Shown {
  readonly text: string
  readonly attachments: readonly Json[]
  readonly state: Json
}

/** What became of an ephemeral message when one of its buttons was pressed. */
export type Pressed =
  | { readonly kind: 'gone' }
  /** A new ephemeral message takes its place. */
  | { readonly kind: 'shown'; readonly shown: Shown }
  /** A message for everybody takes its place. */
  | { readonly kind: 'sent'; readonly text: string; readonly attachments: readonly Json[] }

/** Something a text that begins with `/name` makes the server do. */
export interface Command {
  /** How a channel type lists it. */
  readonly entry: WireCommand
  /**
   * Answers the text behind the name with what its author alone is shown.
   * @throws Failure 4 when the text is not what the command takes
   */
  begin(call: AnyCall, draft: MessageRecord, args: string): Promise<Shown>
  /** @param value of the pressed button, which is one of those that were shown */
  press(call: AnyCall, ephemeral: EphemeralRecord, value: string): Promise<Pressed>
}
