/** Why a server said no, in words that a component can act on. */
export type RejectReason =
  | 'input'
  | 'not-found'
  | 'not-allowed'
  | 'too-long'
  | 'too-big'
  | 'slow-mode'
  | 'feature-off'
  | 'blocked'
  /** Not accepted as it is; the person may change it, or insist. */
  | 'bounced'
  | 'other'

/**
 * How a request ended when it did not succeed. Known and unknown are different: after a lost answer the message may
 * be on the server, and only some servers let it be sent again safely.
 */
export type Outcome =
  | { readonly type: 'rejected'; readonly reason: RejectReason }
  | { readonly type: 'unknown' }
  /** Nothing was done; try again after this many ms. */
  | { readonly type: 'throttled'; readonly waitMs: number }
  | { readonly type: 'auth' }

const LONGEST_SERVER_TEXT = 200

/**
 * The one error that adapters reject with. `message` says what happened and is safe to show as text: server words
 * are clipped to 200 characters, and no token is ever part of it.
 */
export class OutcomeError extends Error {
  override readonly name = 'OutcomeError'
  readonly outcome: Outcome

  constructor(outcome: Outcome, message: string, options?: ErrorOptions) {
    super(message.slice(0, LONGEST_SERVER_TEXT), options)
    this.outcome = outcome
  }
}

/** Reads any thrown value as an outcome; what nobody typed counts as unknown, the only safe guess. */
export const outcomeOf = (error: unknown): Outcome =>
  error instanceof OutcomeError ? error.outcome : { type: 'unknown' }
