import { OutcomeError, type RejectReason } from '../../model/outcome.ts'
import { asNumber, asObject, asText, isObject } from '../../wire/decode.ts'
import { wireErrorCode as code } from '../../wire/stream/error.ts'

const LONGEST_WAIT_MS = 5 * 60_000
const DEFAULT_WAIT_MS = 1000

const reasons: Readonly<Record<number, RejectReason>> = {
  [code.input]: 'input',
  [code.notFound]: 'not-found',
  [code.notAllowed]: 'not-allowed',
  [code.featureOff]: 'feature-off',
  [code.messageTooLong]: 'too-long',
  [code.payloadTooBig]: 'too-big',
  [code.slowMode]: 'slow-mode',
}

const reasonOfStatus: Readonly<Record<number, RejectReason>> = {
  400: 'input',
  403: 'not-allowed',
  404: 'not-found',
  413: 'too-big',
}

/** Codes after which the server will not talk to us until the person signs in again. */
const refusals: ReadonlySet<number> = new Set([
  code.accessKey,
  code.authentication,
  code.tokenNotYetValid,
  code.tokenBeforeIssue,
  code.tokenSignature,
  code.appSuspended,
])

/** The error body of an answer or a frame, bare or under `error`; `null` when there is none. */
export function wireErrorOf(body: unknown): { readonly code: number; readonly message: string } | null {
  if (!isObject(body)) return null
  const inner = isObject(body['error']) ? body['error'] : body
  const number = asNumber(inner['code'], Number.NaN)
  return Number.isNaN(number) ? null : { code: number, message: asText(inner['message']) }
}

export const isExpired = (error: { readonly code: number } | null): boolean =>
  error?.code === code.tokenExpired

export const isRefusal = (error: { readonly code: number } | null): boolean =>
  error !== null && refusals.has(error.code)

/** True when the server says that it already has a message with this id: a repeated send that had succeeded. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof StreamRejection && error.code === code.input && /already exists/i.test(error.message)

/** An `OutcomeError` that remembers the protocol's code, for the few decisions that need it. */
export class StreamRejection extends OutcomeError {
  readonly code: number

  constructor(outcome: OutcomeError['outcome'], message: string, errorCode: number) {
    super(outcome, message)
    this.code = errorCode
  }
}

/** How long the server asks us to wait, ms; at most five minutes. `now`: ms since the epoch. */
function waitMs(headers: Headers, now: number): number {
  const after = headers.get('retry-after')
  const seconds = after === null ? Number.NaN : Number(after)
  const until = after !== null && Number.isNaN(seconds) ? Date.parse(after) - now : seconds * 1000
  const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN) * 1000 - now
  const known = [until, reset].filter((ms) => Number.isFinite(ms) && ms > 0)
  return Math.min(LONGEST_WAIT_MS, known.length > 0 ? Math.max(...known) : DEFAULT_WAIT_MS)
}

/** What an answer that is not a success means for the request. Source: the table of API errors. */
export function outcomeOfAnswer(
  status: number,
  body: unknown,
  headers: Headers,
  now: number,
): StreamRejection {
  const error = wireErrorOf(body)
  const text = error?.message || `The chat server answered ${status}.`
  const number = error?.code ?? -1
  const unrecoverable = asObject(body)['unrecoverable'] === true
  if (number === code.rateLimit || status === 429)
    return new StreamRejection({ type: 'throttled', waitMs: waitMs(headers, now) }, text, number)
  if (isExpired(error) || isRefusal(error) || (status === 401 && number === -1))
    return new StreamRejection({ type: 'auth' }, text, number)
  const isUnknown = number === code.timeout || status === 408 || status >= 500
  if (isUnknown && !unrecoverable) return new StreamRejection({ type: 'unknown' }, text, number)
  const reason = reasons[number] ?? reasonOfStatus[status] ?? 'other'
  return new StreamRejection({ type: 'rejected', reason }, text, number)
}
