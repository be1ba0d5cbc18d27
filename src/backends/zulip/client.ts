import type { Env } from '../../env/env.ts'
import { isObject, parseJson } from '../../wire/decode.ts'
import { zulipForm, type ZulipValue } from '../../wire/zulip/form.ts'
import { OutcomeError } from '../../model/outcome.ts'
import { rejectionOf } from './errors.ts'

export interface ZulipClientOptions {
  /** Where the API is: `https://chat.example/api/v1`, or a relay of one's own origin, which adds who calls. */
  readonly url: string
  /**
   * Who calls, where no relay says it. The key opens the whole account: whoever can read the page's memory has it, so
   * keep this for scripts and for keys that people type in themselves.
   */
  readonly account?: { readonly email: string; readonly apiKey: string } | undefined
}

export interface ZulipCallOptions {
  readonly signal?: AbortSignal
  /** Lets the request outlive the page. @default false */
  readonly keepalive?: boolean
}

export interface ZulipClient {
  /**
   * Makes one call, once.
   * @throws OutcomeError and nothing else
   */
  call(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    params: Readonly<Record<string, ZulipValue>>,
    options?: ZulipCallOptions,
  ): Promise<Readonly<Record<string, unknown>>>
}

/** Basic authentication takes bytes, and an address may have letters beyond Latin. */
const basic = ({ email, apiKey }: NonNullable<ZulipClientOptions['account']>): string =>
  `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${email}:${apiKey}`)))}`

const UNREACHED = 'The Zulip server could not be reached, or its answer did not come through.'

/** Speaks the HTTP of a Zulip server: parameters as forms, answers in an envelope. */
export function createZulipClient(
  env: Pick<Env, 'fetch'>,
  { url, account }: ZulipClientOptions,
): ZulipClient {
  const base = url.replace(/\/+$/, '')
  const headers = account ? { Authorization: basic(account) } : undefined
  return {
    async call(method, path, params, { signal, keepalive = false } = {}) {
      const form = zulipForm(params)
      const isQuery = method === 'GET'
      let answer: Response
      let text: string
      try {
        answer = await env.fetch(`${base}${path}${isQuery ? `?${form.toString()}` : ''}`, {
          method,
          // A cookie of the web application is somebody else's sign-in.
          credentials: account ? 'omit' : 'same-origin',
          ...(headers ? { headers } : {}),
          ...(isQuery ? {} : { body: form }),
          ...(signal ? { signal } : {}),
          ...(keepalive ? { keepalive } : {}),
        })
        text = await answer.text()
      } catch (cause) {
        throw new OutcomeError({ type: 'unknown' }, UNREACHED, { cause })
      }
      const body = parseJson(text)
      if (!answer.ok) throw rejectionOf(answer.status, isObject(body) ? body : undefined, answer.headers)
      if (!isObject(body) || body['result'] !== 'success')
        throw new OutcomeError({ type: 'unknown' }, 'Something else than a Zulip server answered.')
      return body
    },
  }
}
