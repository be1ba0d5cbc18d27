import { channelRows } from './channel.ts'
import { eventRows } from './event.ts'
import { messageRows } from './message.ts'
import { reactionRows } from './reaction.ts'
import { readRows } from './read.ts'
import type { PathParams, Row } from './row.ts'
import { userRows } from './user.ts'

/** Every HTTP operation spoken so far, by name. */
export const streamOperations = {
  ...channelRows,
  ...messageRows,
  ...reactionRows,
  ...readRows,
  ...eventRows,
  ...userRows,
}

export type StreamOperations = typeof streamOperations
export type StreamOperationName = keyof StreamOperations

type TypesOf<R> = R extends Row<string, infer Types> ? Types : never
type PathOf<R> = R extends Row<infer Path> ? Path : never
type Field<Types, Name extends string> = Types extends { readonly [K in Name]: infer Value }
  ? Value
  : undefined

/** What one operation takes: the names in its path, its query and its body, each absent where it has none. */
export type StreamInput<Name extends StreamOperationName> = {
  readonly path: Readonly<Record<PathParams<PathOf<StreamOperations[Name]>>, string>>
  readonly query: Field<TypesOf<StreamOperations[Name]>, 'query'>
  readonly body: Field<TypesOf<StreamOperations[Name]>, 'body'>
}

/** What one operation answers. */
export type StreamAnswer<Name extends StreamOperationName> = TypesOf<StreamOperations[Name]>['answer']
