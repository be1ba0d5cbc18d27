import { wireErrorCode, wireErrorStatus, type WireError, type WireErrorCode } from '../wire/stream/index.ts'

type Fields = Readonly<Record<string, string>>

/** A refusal: thrown by a rule, answered as the error body of the protocol. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly error: WireError
  /** Seconds after which the same call may succeed; for rate limits. */
  readonly retryAfter: number | undefined

  constructor(code: WireErrorCode, message: string, fields?: Fields, retryAfter?: number) {
    super(message)
    this.retryAfter = retryAfter
    this.error = {
      code,
      message,
      StatusCode: wireErrorStatus[code],
      duration: '0.00ms',
      more_info: '',
      details: [],
      ...(fields ? { exception_fields: fields } : {}),
    }
  }
}

/** 4: a field of the request is wrong. `path` names it (`message.text`). */
export const badInput = (path: string, problem: string): Failure =>
  new Failure(wireErrorCode.input, `${path} ${problem}`, { [path]: problem })

/** 16: nothing goes by this name here. */
export const notFound = (what: string): Failure =>
  new Failure(wireErrorCode.notFound, `${what} does not exist`)

/** 17: this person may not do this. */
export const notAllowed = (what: string): Failure =>
  new Failure(wireErrorCode.notAllowed, `You are not allowed to ${what}`)

/** 19: the channel has this switched off. */
export const featureOff = (feature: string): Failure =>
  new Failure(wireErrorCode.featureOff, `${feature} are switched off in this channel`)

/** 22: more than the server takes. */
export const tooBig = (path: string, limit: string): Failure =>
  new Failure(wireErrorCode.payloadTooBig, `${path} is larger than ${limit}`, { [path]: `at most ${limit}` })
