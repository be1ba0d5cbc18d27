import type { WireMessage } from './message.ts'
import { row, types } from './row.ts'

/** A button on an attachment. Pressing it sends `{ [name]: value }`. */
export interface WireAction {
  readonly name: string
  readonly text: string
  readonly type: string
  readonly style?: string
  readonly value?: string
}

/** A command of a channel type, as its menu shows it: `/name args`. */
export interface WireCommand {
  readonly name: string
  readonly description: string
  /** What comes after the name, for people: `[text]`. */
  readonly args: string
  readonly set: string
}

/** Without a message where the action only made the ephemeral one go away. */
export interface MessageActionAnswer {
  readonly message?: WireMessage
  readonly duration: string
}

export const runMessageAction = row(
  'POST',
  '/messages/{id}/action',
  types<{
    body: { form_data: Readonly<Record<string, string>> }
    answer: MessageActionAnswer
  }>(),
)
