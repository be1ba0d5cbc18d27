import type { Fetch, UploadTransport, WebSocketConstructor } from '../../env/env.ts'
import type { EmbeddedServer } from '../server.ts'
import { createTabFetch } from './tabFetch.ts'
import { createTabNetwork, type CallMatcher, type TabControl, type TabFailure } from './tabNetwork.ts'
import { createTabSocket } from './tabSocket.ts'
import { createTabUpload } from './tabUpload.ts'

export interface TabTransportOptions {
  /** How long a call takes, there and back, ms. @default 0 */
  readonly latencyMs?: number
  /** Calls that shall fail, each once; see {@link TabControl.failNext}. */
  readonly failures?: readonly { readonly matcher: CallMatcher; readonly failure: TabFailure }[]
}

/** What a client takes from its environment to reach a server in the same tab. */
export interface TabTransport {
  readonly fetch: Fetch
  readonly WebSocket: WebSocketConstructor
  readonly upload: UploadTransport
  readonly control: TabControl
}

/**
 * Connects a client with a server in the same page, story or test, without a network.
 * @example const { fetch, WebSocket } = tabTransport(createServer({ env }))
 */
export function tabTransport(server: EmbeddedServer, options: TabTransportOptions = {}): TabTransport {
  const network = createTabNetwork(server.env, options.latencyMs ?? 0)
  for (const { matcher, failure } of options.failures ?? []) network.failNext(matcher, failure)
  const fetch = createTabFetch(server, network)
  return {
    fetch,
    upload: createTabUpload(server, network, fetch),
    WebSocket: createTabSocket(server, network),
    control: network,
  }
}
