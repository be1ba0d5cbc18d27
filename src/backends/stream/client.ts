import type { Env } from '../../env/env.ts'
import { OutcomeError } from '../../model/outcome.ts'
import { isObject, parseJson } from '../../wire/decode.ts'
import type { RowAnswer, RowInput } from '../../wire/stream/operations.ts'
import type { Row } from '../../wire/stream/row.ts'
import { isExpired, outcomeOfAnswer, wireErrorOf } from './errors.ts'
import type { Tokens } from './tokens.ts'
import { requestUrl } from './url.ts'

/** A request may take this long before nobody knows how it ended. Long, for slow networks. */
const LONGEST_REQUEST_MS = 30_000
const CLIENT_NAME = 'parlour'

export interface StreamClientOptions {
  readonly baseUrl: string
  readonly apiKey: string
  readonly tokens: Tokens
  /** The socket's name, which calls that subscribe must carry; `null` while there is no socket. */
  readonly connectionId: () => string | null
}

type OptionalUndefined<Input> = {
  [
    Key in keyof Input as undefined extends Input[Key] ? never : keyof Input[Key] extends never ? never : Key
  ]: Input[Key]
}

/** What `call` takes: path names, query and body, each only where the operation has it. */
export type CallInput<R extends Row> = OptionalUndefined<RowInput<R>>

export interface StreamClient {
  /**
   * Makes one call. An expired token is renewed and the call made again, once. Nothing else is tried twice here: only
   * the outbox knows whether that is safe, and a load says that it failed.
   * @throws OutcomeError and nothing else
   */
  call<R extends Row>(row: R, input: CallInput<R>, signal?: AbortSignal): Promise<RowAnswer<R>>
}

interface LooseInput {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: object
  readonly body?: object
}

/** Speaks the HTTP half of the Stream protocol, one table row a call. */
export function createStreamClient(env: Env, options: StreamClientOptions): StreamClient {
  const send = async (row: Row, input: LooseInput, token: string, signal?: AbortSignal) => {
    const url = requestUrl(options.baseUrl, row, input.path ?? {}, {
      ...input.query,
      api_key: options.apiKey,
      ...(row.subscribes && options.connectionId() !== null ? { connection_id: options.connectionId() } : {}),
    })
    const limit = new AbortController()
    const cancel = env.after(LONGEST_REQUEST_MS, () => limit.abort())
    const stop = (): void => limit.abort()
    signal?.addEventListener('abort', stop)
    if (signal?.aborted) limit.abort()
    try {
      const answer = await env.fetch(url, {
        method: row.method,
        headers: {
          Authorization: token,
          'stream-auth-type': 'jwt',
          'X-Stream-Client': CLIENT_NAME,
          ...(input.body ? { 'Content-Type': 'application/json' } : {}),
        },
        ...(input.body ? { body: JSON.stringify(input.body) } : {}),
        signal: limit.signal,
      })
      return {
        status: answer.status,
        headers: answer.headers,
        ok: answer.ok,
        body: parseJson(await answer.text()),
      }
    } catch {
      // The request may have arrived all the same: whatever broke the line, the end is not known. What the platform
      // says of it is left out: it may quote a header, and with it the token (RELIABILITY I34).
      throw new OutcomeError({ type: 'unknown' }, 'No answer from the chat server.')
    } finally {
      cancel()
      signal?.removeEventListener('abort', stop)
    }
  }

  const once = async (row: Row, input: LooseInput, signal?: AbortSignal): Promise<unknown> => {
    const token = await options.tokens.current()
    let answer = await send(row, input, token, signal)
    if (!answer.ok && isExpired(wireErrorOf(answer.body)))
      answer = await send(row, input, await options.tokens.refresh(token), signal)
    if (!answer.ok) throw outcomeOfAnswer(answer.status, answer.body, answer.headers, env.now())
    if (!isObject(answer.body))
      throw new OutcomeError({ type: 'unknown' }, 'The chat server sent no JSON object.')
    return answer.body
  }

  return {
    call: async (row, input, signal) =>
      (await once(row, input as LooseInput, signal)) as RowAnswer<typeof row>,
  }
}
