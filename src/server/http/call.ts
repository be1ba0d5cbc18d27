import type { StreamAnswer, StreamInput, StreamOperationName } from '../../wire/stream/index.ts'
import { badInput } from '../failure.ts'
import type { Fields } from '../fields.ts'
import type { Scope } from '../scope.ts'
import type { Connection } from '../socket/hub.ts'
import type { Actor } from './actor.ts'
import type { Errand } from './errand.ts'
import type { ServedContent } from './served.ts'
import type { Tokens } from './token.ts'

/** One call: who calls, what the request says, and the transaction it runs in. */
export interface AnyCall extends Scope {
  readonly actor: Actor
  readonly query: Fields
  readonly body: Fields
  readonly tokens: Tokens
  /** Where people reach something the server serves at a path of its own. */
  address(path: string, content: ServedContent): string
  /**
   * The connection that a call with `watch` or `presence` subscribes.
   * @throws Failure 4 when the query names none that is open and the caller's own
   */
  connection(): Connection
}

/** One call of an operation that is known by name. */
export interface Call<Name extends StreamOperationName> extends AnyCall {
  readonly path: StreamInput<Name>['path']
}

/** What an operation answers; the router adds `duration` and writes it in the dialect that was asked. */
export type AnswerOf<Name extends StreamOperationName> = Omit<StreamAnswer<Name>, 'duration'>

/** Answers one operation, at once or after an errand. */
export type Handler<Name extends StreamOperationName> = (
  call: Call<Name>,
) => Promise<AnswerOf<Name> | Errand<Call<Name>, AnswerOf<Name>>>

/** The acting person. @throws Failure 4 when a server did not say for whom it acts */
export function me(actor: Actor): string {
  if (actor.userId === undefined) throw badInput('user_id', 'is required with a server token')
  return actor.userId
}
