/** The body of every answer that is not a success; also sent as one frame before a socket is refused. */
export interface WireError {
  readonly code: number
  readonly message: string
  /** The HTTP status; spelt with capitals on this wire. */
  readonly StatusCode: number
  readonly duration: string
  readonly more_info: string
  readonly details: readonly number[]
  /** Field path → what is wrong with it. */
  readonly exception_fields?: Readonly<Record<string, string>>
  /** Forbids a retry whatever the code says. */
  readonly unrecoverable?: boolean
}

/** The codes by what they mean. Source: the public table of API errors. */
export const wireErrorCode = {
  accessKey: 2,
  input: 4,
  authentication: 5,
  duplicateUserName: 6,
  rateLimit: 9,
  notFound: 16,
  notAllowed: 17,
  eventNotSupported: 18,
  featureOff: 19,
  messageTooLong: 20,
  replyToReply: 21,
  payloadTooBig: 22,
  timeout: 23,
  tokenExpired: 40,
  tokenNotYetValid: 41,
  tokenBeforeIssue: 42,
  tokenSignature: 43,
  slowMode: 60,
  appSuspended: 99,
} as const

export type WireErrorCode = (typeof wireErrorCode)[keyof typeof wireErrorCode]

/** The HTTP status each code travels with. */
export const wireErrorStatus: Readonly<Record<WireErrorCode, number>> = {
  2: 401,
  4: 400,
  5: 401,
  6: 400,
  9: 429,
  16: 404,
  17: 403,
  18: 400,
  19: 400,
  20: 400,
  21: 400,
  22: 413,
  23: 408,
  40: 401,
  41: 401,
  42: 401,
  43: 401,
  60: 403,
  99: 403,
}
