import { asObject } from '../wire/decode.ts'
import {
  streamOperations,
  type Row,
  type StreamAnswer,
  type StreamInput,
  type StreamOperationName,
  type WireError,
} from '../wire/stream/index.ts'

/** What a call takes; path, query and body may be left out where an operation has none or needs none. */
export type CallInput<Name extends StreamOperationName> = {
  readonly [Part in keyof StreamInput<Name>]?: StreamInput<Name>[Part]
} & {
  /** The connection that a call with `watch` or `presence` subscribes. */
  readonly connectionId?: string
}

/** Somebody who uses the server from within its own process: for tests, stories and scripts. */
export interface ServerActor {
  /** @throws ServerRefusal with the protocol's error body */
  call<Name extends StreamOperationName>(name: Name, input?: CallInput<Name>): Promise<StreamAnswer<Name>>
}

/** What {@link ServerActor.call} throws. */
export class ServerRefusal extends Error {
  override readonly name = 'ServerRefusal'
  readonly error: WireError
  constructor(error: WireError) {
    super(error.message)
    this.error = error
  }
}

/**
 * Makes an actor. Its calls take the same way as those over HTTP, so they obey the same rules.
 * @param token made when the first call needs it
 */
export function createActor(
  fetch: (request: Request) => Promise<Response>,
  apiKey: string,
  token: () => Promise<string>,
): ServerActor {
  return {
    async call(name, input = {}) {
      const row: Row = streamOperations[name]
      const { path = {}, query = {}, body, connectionId } = input as Parts
      const url = new URL(`http://embedded${fill(row.path, path)}`)
      url.searchParams.set('api_key', apiKey)
      if (connectionId !== undefined) url.searchParams.set('connection_id', connectionId)
      for (const [key, value] of Object.entries(query)) {
        if (value !== undefined) url.searchParams.set(key, writeQuery(value))
      }
      const response = await fetch(
        new Request(url, {
          method: row.method,
          headers: { Authorization: await token(), 'stream-auth-type': 'jwt' },
          ...(row.method === 'GET' || row.method === 'DELETE'
            ? {}
            : { body: row.isForm ? formOf(body) : JSON.stringify(body ?? {}) }),
        }),
      )
      const answer: unknown = await response.json()
      if (!response.ok) throw new ServerRefusal(answer as WireError)
      return answer as StreamAnswer<typeof name>
    },
  }
}

interface Parts {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly connectionId?: string
}

/** A form of the parts of a body: files as they are, the rest as JSON. */
function formOf(body: unknown): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(asObject(body))) {
    if (value instanceof Blob) form.set(name, value)
    else form.set(name, JSON.stringify(value))
  }
  return form
}

const fill = (path: string, names: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names[name] ?? ''))

/** Lists of plain values are joined by commas, objects are JSON text. */
function writeQuery(value: unknown): string {
  if (Array.isArray(value) && value.every((entry) => typeof entry !== 'object')) return value.join(',')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
