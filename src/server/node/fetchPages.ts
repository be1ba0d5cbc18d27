import { lookup as lookUp, type LookupAddress } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { Readable } from 'node:stream'
import { isPublicAddress } from '../links/isPublicHost.ts'
import type { FetchPage } from '../services.ts'

/** Answers that have no body, which `Response` insists on. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304])

/**
 * Asks for pages with Node's own means. A name is refused when what it stands for lies in a private network, looked at in
 * the very look-up that the connection is made with: so nobody can change what it stands for in between.
 */
export function fetchPages(options: { readonly allowsPrivate: boolean }): FetchPage {
  const lookup: LookupFunction = (hostname, rules, callback) =>
    lookUp(hostname, { ...rules, all: true }, (error, addresses) => {
      const found: readonly LookupAddress[] = addresses ?? []
      const [first] = found
      if (error || !first) return callback(error ?? new Error(`${hostname} stands for nothing`), '', 4)
      if (!options.allowsPrivate && !found.every(({ address }) => isPublicAddress(address)))
        return callback(new Error(`${hostname} lies in a private network`), '', 4)
      if (rules.all) callback(null, [...found])
      else callback(null, first.address, first.family)
    })

  return (url, { signal }) =>
    new Promise((resolve, reject) => {
      const request = url.startsWith('https:') ? requestHttps : requestHttp
      const headers = {
        Accept: 'text/html, application/xhtml+xml',
        'Accept-Encoding': 'identity',
        'User-Agent': 'parlour (link previews)',
      }
      request(url, { agent: false, lookup, signal, headers }, (incoming) => {
        const status = incoming.statusCode ?? 502
        const head = new Headers()
        for (const name of ['content-type', 'location']) {
          const value = incoming.headers[name]
          if (typeof value === 'string') head.set(name, value)
        }
        const isEmpty = BODILESS.has(status)
        if (isEmpty) incoming.resume()
        incoming.on('error', () => undefined)
        const body = isEmpty ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array<ArrayBuffer>>)
        resolve(new Response(body, { status: status < 200 ? 502 : status, headers: head }))
      })
        .on('error', reject)
        .end()
    })
}
