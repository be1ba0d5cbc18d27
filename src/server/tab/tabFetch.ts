import type { Fetch } from '../../env/env.ts'
import { answerJson } from '../http/answer.ts'
import type { EmbeddedServer } from '../server.ts'
import type { TabFailure, TabNetwork } from './tabNetwork.ts'

/** A `fetch` whose calls end at the server in this tab. Relative addresses are taken as its own. */
export function createTabFetch(server: EmbeddedServer, network: TabNetwork): Fetch {
  return (url, init = {}) => {
    const call = travel(server, network, url, init)
    return server.track(init.signal ? orAborted(call, init.signal) : call)
  }
}

async function travel(
  server: EmbeddedServer,
  network: TabNetwork,
  url: string,
  { method = 'GET', headers, body }: RequestInit,
): Promise<Response> {
  const { href, pathname } = new URL(url, 'http://tab.invalid')
  const failure = network.isOnline() ? network.failureOf(method, pathname) : 'lost-request'
  await network.cross(typeof failure === 'object' && 'lateMs' in failure ? failure.lateMs : 0)
  if (failure === 'lost-request' || !network.isOnline()) throw lost()
  const instead = typeof failure === 'object' && 'status' in failure ? failure : undefined
  if (instead && !instead.reached) {
    await network.cross()
    return answerOf(instead)
  }
  // The signal stays here: an aborted call is not heard of any more, but the server has got it all the same.
  const response = await server.fetch(
    new Request(href, {
      method,
      ...(headers ? { headers: new Headers(headers) } : {}),
      ...(body ? { body } : {}),
    }),
  )
  await network.cross()
  if (failure === 'lost-response' || !network.isOnline()) throw lost()
  return instead ? answerOf(instead) : response
}

/** What browsers throw when the network fails, whatever the reason. */
export const lost = (): TypeError => new TypeError('Failed to fetch')

function answerOf({ status, body, headers }: Extract<TabFailure, { status: number }>): Response {
  if (body !== undefined)
    return new Response(body, { status, ...(headers ? { headers: { ...headers } } : {}) })
  const error = {
    code: status === 429 ? 9 : -1,
    message: `A failure with status ${status} was asked for`,
    StatusCode: status,
    duration: '0.00ms',
    more_info: '',
    details: [],
  }
  return answerJson(status, error, headers)
}

/** Ends with the signal: who gave a call up does not wait for it. */
export function orAborted(call: Promise<Response>, signal: AbortSignal): Promise<Response> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason ?? new DOMException('The call was aborted', 'AbortError'))
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    call.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
