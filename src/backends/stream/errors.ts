import { OutcomeError, type RejectReason } from '../../model/outcome.ts'
import { asNumber, asObject, asText, isObject } from '../../wire/decode.ts'
import type { WireErrorCode } from '../../wire/stream/error.ts'
import { waitMs } from './rateHeaders.ts'

const RATE_LIMIT: WireErrorCode = 9
const TIMEOUT: WireErrorCode = 23
const INPUT: WireErrorCode = 4
const TOKEN_EXPIRED: WireErrorCode = 40

/** Codes by what a person is told; `wire/stream/error.ts` names them all. */
const reasons: Readonly<Record<number, RejectReason>> = {
  4: 'input',
  16: 'not-found',
  17: 'not-allowed',
  19: 'feature-off',
  20: 'too-long',
  22: 'too-big',
  60: 'slow-mode',
} satisfies Partial<Record<WireErrorCode, RejectReason>>

const reasonOfStatus: Readonly<Record<number, RejectReason>> = {
  400: 'input',
  403: 'not-allowed',
  404: 'not-found',
  413: 'too-big',
}

/**
 * Codes after which the server will not talk to us until the person signs in again: access key, authentication, a token
 * not yet valid, before its issue or badly signed, a suspended application.
 */
const refusals: ReadonlySet<number> = new Set<WireErrorCode>([2, 5, 41, 42, 43, 99])

/** The error body of an answer or a frame, bare or under `error`; `null` when there is none. */
export function wireErrorOf(body: unknown): { readonly code: number; readonly message: string } | null {
  if (!isObject(body)) return null
  const inner = isObject(body['error']) ? body['error'] : body
  const number = asNumber(inner['code'], Number.NaN)
  return Number.isNaN(number) ? null : { code: number, message: asText(inner['message']) }
}

export const isExpired = (error: { readonly code: number } | null): boolean => error?.code === TOKEN_EXPIRED

export const isRefusal = (error: { readonly code: number } | null): boolean =>
  error !== null && refusals.has(error.code)

/** True when the server says that it already has a message with this id: a repeated send that had succeeded. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof StreamRejection && error.saysDuplicate

/** An `OutcomeError` that remembers what its clipped words may not say any more: long ids go before the verb. */
export class StreamRejection extends OutcomeError {
  readonly saysDuplicate: boolean

  constructor(outcome: OutcomeError['outcome'], message: string, errorCode: number) {
    super(outcome, message)
    this.saysDuplicate = errorCode === INPUT && /already exists/i.test(message)
  }
}

/**
 * What an answer that is not a success means for the request. Source: the table of API errors.
 * @param now the server's clock, ms since the epoch
 */
export function outcomeOfAnswer(
  status: number,
  body: unknown,
  headers: Headers,
  now: number,
): StreamRejection {
  const error = wireErrorOf(body)
  const text = error?.message || `The chat server answered ${status}.`
  const number = error?.code ?? -1
  const isFinal = asObject(body)['unrecoverable'] === true
  if (!isFinal && (number === RATE_LIMIT || status === 429))
    return new StreamRejection({ type: 'throttled', waitMs: waitMs(headers, now) }, text, number)
  if (isExpired(error) || isRefusal(error) || (status === 401 && number === -1))
    return new StreamRejection({ type: 'auth' }, text, number)
  const isUnknown = number === TIMEOUT || status === 408 || status >= 500
  if (!isFinal && isUnknown) return new StreamRejection({ type: 'unknown' }, text, number)
  const reason = reasons[number] ?? reasonOfStatus[status] ?? 'other'
  return new StreamRejection({ type: 'rejected', reason }, text, number)
}
