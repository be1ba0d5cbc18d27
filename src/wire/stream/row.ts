/**
 * One HTTP operation of the Stream protocol as data. The client speaks the table and the embedded server answers
 * it, so a new operation is a new row, not new code.
 */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Who may call it: anybody with a user token, or only a server that holds the application secret. */
export type Audience = 'client' | 'server'

/** Which family of v2 paths it lies below: `/api/v2/chat` or `/api/v2`. In v1 both lie at the root. */
export type Family = 'chat' | 'common'

/** The names in braces of a path: `'type' | 'id'` of `/channels/{type}/{id}`. */
export type PathParams<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathParams<Rest>
  : never

export interface RowTypes {
  readonly query?: object
  readonly body?: object
  readonly answer: object
}

export interface Row<Path extends string = string, Types extends RowTypes = RowTypes> {
  readonly method: Method
  readonly path: Path
  readonly audience: Audience
  readonly family: Family
  /** True when the call may subscribe and therefore carries `connection_id` in its query. */
  readonly subscribes: boolean
  /** True when the body is a form with a file in it instead of JSON. */
  readonly isForm: boolean
  /** Never there at run time; it carries the types of query, body and answer. */
  readonly types?: Types
}

/** Names the types of a row: `types<{ body: A; answer: B }>()`. It has no run-time value. */
/* @__NO_SIDE_EFFECTS__ */
export function types<Types extends RowTypes>(): Types | undefined {
  return undefined
}

/** Makes one row of the table. Unless said otherwise: for clients, of the chat family, without a subscription. */
/* @__NO_SIDE_EFFECTS__ */
export function row<const Path extends string, Types extends RowTypes>(
  method: Method,
  path: Path,
  _types: Types | undefined,
  rest: {
    readonly audience?: Audience
    readonly family?: Family
    readonly subscribes?: boolean
    readonly isForm?: boolean
  } = {},
): Row<Path, Types> {
  return { method, path, audience: 'client', family: 'chat', subscribes: false, isForm: false, ...rest }
}
