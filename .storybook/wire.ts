import type { Person } from '../src/testing.ts'

/** One person's wire under the hand of the toolbar. */
export interface Wire {
  readonly set: (globals: Readonly<Record<string, unknown>>) => void
}

const WRITES = /^(POST|DELETE|PUT|PATCH) .*\/(messages?|reactions?)(\/|$)/

/**
 * Makes the toolbar's latency and failures work on a wire. What did not change is left alone, so that a story may pull
 * at the wire as well.
 */
export function pullAt(network: Person['network']): Wire {
  let latency: unknown = 0
  let failures: unknown = 'none'
  let writes = 0
  network.failNext(
    ({ method, pathname }) => failures === 'refused' && WRITES.test(`${method} ${pathname}`),
    { status: 403 },
    Infinity,
  )
  network.failNext(
    ({ method, pathname }) =>
      failures === 'flaky' && WRITES.test(`${method} ${pathname}`) && (writes += 1) % 2 === 1,
    'lost-response',
    Infinity,
  )
  return {
    set(globals) {
      if (globals['latency'] !== latency) network.setLatency(Number(globals['latency'] ?? 0))
      if (globals['failures'] !== failures) network.setOnline(globals['failures'] !== 'offline')
      latency = globals['latency']
      failures = globals['failures']
    },
  }
}
