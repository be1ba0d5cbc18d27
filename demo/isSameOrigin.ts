import type { IncomingMessage } from 'node:http'

const LOCAL = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

/**
 * Whether a request comes from the demo's own page. Every browser says where a POST comes from; another site that had
 * its own name pointed at this machine would be seen by the name.
 */
export function isSameOrigin({ headers }: IncomingMessage): boolean {
  const { host = '', origin } = headers
  const site = headers['sec-fetch-site']
  return LOCAL.test(host) && origin === `http://${host}` && (site === undefined || site === 'same-origin')
}
