import { OutcomeError, type RejectReason } from '../../model/outcome.ts'
import { asObject, asText } from '../../wire/decode.ts'

/** The server has no such queue (any more), or it belongs to somebody else. */
export const BAD_QUEUE = 'BAD_EVENT_QUEUE_ID'

/** Where a server says that there was too much, and not until when, ms. */
const REST_MS = 5000

const reasonOfStatus: Readonly<Record<number, RejectReason>> = {
  400: 'input',
  403: 'not-allowed',
  404: 'not-found',
  413: 'too-big',
}

/** An `OutcomeError` with the protocol's own word for what was wrong; '' where it has none. */
export class ZulipRejection extends OutcomeError {
  readonly code: string
  readonly status: number

  constructor(outcome: OutcomeError['outcome'], message: string, code: string, status: number) {
    super(outcome, message)
    this.code = code
    this.status = status
  }
}

/** How long the server asks to wait, ms: a page may not read its headers, so it says it in the body as well. */
function waitMs(body: unknown, headers: Headers): number {
  const told = asObject(body)['retry-after'] ?? headers.get('retry-after')
  const seconds = Number(told)
  return told !== null && told !== '' && Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : REST_MS
}

/** What an answer that is not a success means. @param body `undefined` where it was no JSON */
export function rejectionOf(status: number, body: unknown, headers: Headers): ZulipRejection {
  const code = asText(asObject(body)['code'])
  const text = asText(asObject(body)['msg']) || `The Zulip server answered ${status}.`
  if (status === 401) return new ZulipRejection({ type: 'auth' }, text, code, status)
  if (status === 429)
    return new ZulipRejection({ type: 'throttled', waitMs: waitMs(body, headers) }, text, code, status)
  if (status >= 500 || body === undefined) return new ZulipRejection({ type: 'unknown' }, text, code, status)
  const reason = reasonOfStatus[status] ?? 'other'
  return new ZulipRejection({ type: 'rejected', reason }, text, code, status)
}
