import type { Cancel, Env } from '../../env/env.ts'
import { OutcomeError } from '../../model/outcome.ts'
import { isObject, parseJson } from '../../wire/decode.ts'
import type { RowAnswer, RowInput } from '../../wire/stream/operations.ts'
import type { Row } from '../../wire/stream/row.ts'
import { createScheduler, type Urgency } from '../scheduler.ts'
import { isExpired, outcomeOfAnswer, StreamRejection, wireErrorOf } from './errors.ts'
import { allowanceOf, waitMs } from './rateHeaders.ts'
import type { ServerClock } from './serverClock.ts'
import type { Tokens } from './tokens.ts'
import { requestUrl } from './url.ts'

/** A request may take this long before nobody knows how it ended. Long, for slow networks. */
const LONGEST_REQUEST_MS = 30_000
/** A page that came too soon waits and is asked for again; somebody who looks on sees it load, not fail. */
const MOST_TRIES_OF_A_PAGE = 3
const CLIENT_NAME = 'parlour'

export interface StreamClientOptions {
  readonly baseUrl: string
  readonly apiKey: string
  readonly tokens: Tokens
  readonly clock: ServerClock
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
   * Makes one call, when its turn comes. An expired token is renewed and the call made again, once; a page that came
   * too soon waits. Nothing else is tried twice here: only the outbox knows whether that is safe, and a load says that
   * it failed.
   * @param urgency @default 'change'
   * @param onProgress of a form: share of its bytes that have left, 0–1
   * @throws OutcomeError and nothing else
   */
  call<R extends Row>(
    row: R,
    input: CallInput<R>,
    signal?: AbortSignal,
    urgency?: Urgency,
    onProgress?: (ratio: number) => void,
  ): Promise<RowAnswer<R>>
}

interface LooseInput {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: object
  readonly body?: object
}

interface Call {
  readonly row: Row
  readonly input: LooseInput
  readonly urgency: Urgency
  readonly signal: AbortSignal | undefined
  readonly onProgress: ((ratio: number) => void) | undefined
}

interface Answer {
  readonly status: number
  readonly ok: boolean
  readonly headers: Headers
  readonly body: unknown
  /** What it was asked with. */
  readonly token: string
}

/** A file as it is, and everything else as JSON. */
function formOf(body: object): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(body))
    form.set(name, value instanceof Blob ? value : JSON.stringify(value))
  return form
}

const hasExpired = ({ ok, body }: Answer): boolean => !ok && isExpired(wireErrorOf(body))

/** True for the server's own word that a call came too soon; a token that is late is another matter. */
const isTooSoon = (error: unknown): boolean =>
  error instanceof StreamRejection && error.outcome.type === 'throttled'

/** Speaks the HTTP half of the Stream protocol, one table row a call. */
export function createStreamClient(env: Env, options: StreamClientOptions): StreamClient {
  const { tokens, clock } = options
  const scheduler = createScheduler(env)

  const send = async ({ row, input, signal, onProgress }: Call, token: string): Promise<Answer> => {
    const url = requestUrl(options.baseUrl, row, input.path ?? {}, {
      ...input.query,
      api_key: options.apiKey,
      ...(row.subscribes && options.connectionId() !== null ? { connection_id: options.connectionId() } : {}),
    })
    const limit = new AbortController()
    const wait = (): Cancel => env.after(LONGEST_REQUEST_MS, () => limit.abort())
    let cancel = wait()
    const stop = (): void => limit.abort()
    signal?.addEventListener('abort', stop)
    if (signal?.aborted) limit.abort()
    try {
      const { method, isForm } = row
      const headers = { Authorization: token, 'stream-auth-type': 'jwt', 'X-Stream-Client': CLIENT_NAME }
      const answer = isForm
        ? await env.upload(
            url,
            { method, headers, body: formOf(input.body ?? {}) },
            (ratio) => {
              // What moves is not lost, however long it takes.
              cancel()
              if (!limit.signal.aborted) cancel = wait()
              onProgress?.(ratio)
            },
            limit.signal,
          )
        : await env.fetch(url, {
            method,
            headers: { ...headers, ...(input.body ? { 'Content-Type': 'application/json' } : {}) },
            ...(input.body ? { body: JSON.stringify(input.body) } : {}),
            signal: limit.signal,
          })
      const { status, ok } = answer
      return { status, ok, headers: answer.headers, token, body: parseJson(await answer.text()) }
    } catch {
      // The request may have arrived all the same: whatever broke the line, the end is not known. What the platform
      // says of it is left out: it may quote a header, and with it the token (RELIABILITY I34).
      throw new OutcomeError({ type: 'unknown' }, 'No answer from the chat server.')
    } finally {
      cancel()
      signal?.removeEventListener('abort', stop)
    }
  }

  /**
   * One request, when its turn comes. If a token is being asked for by then, it waits for that and for its turn anew:
   * meanwhile the server may have said that it has had enough.
   */
  const inTurn = async (call: Call, isReplay = false): Promise<Answer> => {
    // What has no token waits for it here, where it is in nobody's way.
    await tokens.current()
    return (await tryInTurn(call, isReplay)) ?? inTurn(call, isReplay)
  }

  const tryInTurn = (call: Call, isReplay: boolean): Promise<Answer | null> =>
    scheduler.run({
      urgency: call.urgency,
      endpoint: `${call.row.method} ${call.row.path}`,
      signal: call.signal,
      async make(learn) {
        const token = tokens.held()
        if (token === null) {
          learn(null)
          return null
        }
        const answer = await send(call, token)
        // What goes next waits for the next token instead of hearing the same.
        if (hasExpired(answer) && !isReplay) tokens.refresh(answer.token).catch(() => {})
        clock.see(Date.parse(answer.headers.get('date') ?? ''))
        const told = allowanceOf(answer.headers, clock.now())
        const refusal = answer.ok ? null : refusalOf(answer)
        if (isTooSoon(refusal))
          learn({
            limit: told?.limit ?? Number.POSITIVE_INFINITY,
            remaining: 0,
            resetInMs: waitMs(answer.headers, clock.now()),
            ...(told?.window === undefined ? {} : { window: told.window }),
          })
        else if (told) learn(told)
        return answer
      },
    })

  const refusalOf = ({ status, body, headers }: Answer): StreamRejection =>
    outcomeOfAnswer(status, body, headers, clock.now())

  const once = async (call: Call): Promise<object> => {
    let answer = await inTurn(call)
    if (hasExpired(answer)) {
      await tokens.refresh(answer.token)
      answer = await inTurn(call, true)
    }
    if (!answer.ok) throw refusalOf(answer)
    if (!isObject(answer.body))
      throw new OutcomeError({ type: 'unknown' }, 'The chat server sent no JSON object.')
    return answer.body
  }

  const untilThere = async (call: Call): Promise<object> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await once(call)
      } catch (error) {
        const isPatient = call.urgency === 'page' && tries < MOST_TRIES_OF_A_PAGE
        if (!isPatient || !isTooSoon(error)) throw error
      }
    }
  }

  return {
    call: async (row, input, signal, urgency = 'change', onProgress) =>
      (await untilThere({ row, input: input as LooseInput, signal, urgency, onProgress })) as RowAnswer<
        typeof row
      >,
  }
}
