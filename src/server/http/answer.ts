import { wireErrorCode, type WireError } from '../../wire/stream/index.ts'
import { Failure } from '../failure.ts'

/** Any page may talk to this server: it has no cookies to protect, only tokens that pages hold themselves. */
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset',
}

type Headers = Readonly<Record<string, string>>

/** Answers JSON to any origin. */
export const answerJson = (status: number, body: unknown, headers: Headers = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
      ...CORS,
      ...headers,
    },
  })

/** Answers a browser that asks before it sends headers of its own. */
export const answerPreflight = (request: Request): Response =>
  new Response(null, {
    status: 204,
    headers: {
      ...CORS,
      'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
      // `*` would not cover Authorization; what is asked for is what may be sent.
      'Access-Control-Allow-Headers':
        request.headers.get('Access-Control-Request-Headers') ??
        'Authorization, Content-Type, stream-auth-type, X-Stream-Client',
      'Access-Control-Max-Age': '86400',
      Vary: 'Access-Control-Request-Headers',
    },
  })

/** Answers a refusal with the protocol's error body. */
export function answerFailure(failure: Failure, duration: string, headers: Headers = {}): Response {
  const retry: Headers = failure.retryAfter === undefined ? {} : { 'Retry-After': String(failure.retryAfter) }
  return answerJson(failure.error.StatusCode, { ...failure.error, duration }, { ...headers, ...retry })
}

/**
 * Answers for what is no refusal: a rule of ours that broke, or a server that was closed. What it was is for the host
 * to see, not for the caller.
 */
export function answerFault(status: 500 | 503, duration: string): Response {
  const body: Omit<WireError, 'code'> & { code: number } = {
    code: -1,
    message: status === 503 ? 'The server is closed' : 'The server failed to answer this',
    StatusCode: status,
    duration,
    more_info: '',
    details: [],
  }
  return answerJson(status, body)
}

/** Answers where there is no such operation. */
export const answerUnknownPath = (request: Request): Response =>
  answerFailure(
    new Failure(
      wireErrorCode.notFound,
      `There is no ${request.method} ${new URL(request.url).pathname} here`,
    ),
    '0.00ms',
  )
