import * as action from './action.ts'
import * as channel from './channel.ts'
import * as delivered from './delivered.ts'
import * as draft from './draft.ts'
import * as event from './event.ts'
import * as message from './message.ts'
import * as moderation from './moderation.ts'
import * as og from './og.ts'
import * as poll from './poll.ts'
import * as reaction from './reaction.ts'
import * as read from './read.ts'
import * as reminder from './reminder.ts'
import type { PathParams, Row } from './row.ts'
import * as search from './search.ts'
import * as thread from './thread.ts'
import * as translation from './translation.ts'
import * as upload from './upload.ts'
import * as user from './user.ts'
import * as userEvent from './userEvent.ts'

/**
 * Every HTTP operation spoken so far, by name. For those who speak all of them, such as a server; a client imports the
 * rows it calls, so that a chat carries no operation it never uses.
 */
export const streamOperations = {
  ...action,
  ...channel,
  ...message,
  ...moderation,
  ...og,
  ...poll,
  ...reaction,
  ...read,
  ...event,
  ...search,
  ...draft,
  ...reminder,
  ...delivered,
  ...thread,
  ...translation,
  ...upload,
  ...user,
  ...userEvent,
}

export type StreamOperations = typeof streamOperations
export type StreamOperationName = keyof StreamOperations

type TypesOf<R> = R extends Row<string, infer Types> ? Types : never
type PathOf<R> = R extends Row<infer Path> ? Path : never
type Field<Types, Name extends string> = Types extends { readonly [K in Name]: infer Value }
  ? Value
  : undefined

/** What a row's call takes: the names in its path, its query and its body, each `undefined` where it has none. */
export type RowInput<R> = {
  readonly path: Readonly<Record<PathParams<PathOf<R>>, string>>
  readonly query: Field<TypesOf<R>, 'query'>
  readonly body: Field<TypesOf<R>, 'body'>
}

/** What a row's call answers. */
export type RowAnswer<R> = TypesOf<R>['answer']

export type StreamInput<Name extends StreamOperationName> = RowInput<StreamOperations[Name]>
export type StreamAnswer<Name extends StreamOperationName> = RowAnswer<StreamOperations[Name]>
