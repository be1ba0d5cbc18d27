import type { EmbeddedServer } from '../../src/server/server.ts'

/** One call that reached the server. */
export interface WireCall {
  readonly method: string
  readonly path: string
  readonly body: unknown
}

/** Everything that clients asked of a server since it was watched. */
export interface Wire {
  readonly calls: readonly WireCall[]
  /** Calls whose `METHOD /path` matches. */
  of(pattern: RegExp): readonly WireCall[]
  /** How many sockets were opened, and how many of them are open. */
  readonly sockets: { readonly opened: number; readonly open: number }
  /** Lets no socket in any more, as a server that is being restarted; `false` ends that. */
  refuse(isRefusing: boolean): void
}

/** Counts what goes over the wire. What acts within the server's own process is not counted. */
export function watchWire(server: EmbeddedServer): Wire {
  const calls: WireCall[] = []
  const sockets = { opened: 0, open: 0 }
  let isRefusing = false
  const { fetch, connect } = server
  server.fetch = async (request) => {
    const text = await request.clone().text()
    const { pathname } = new URL(request.url)
    calls.push({ method: request.method, path: pathname, body: text === '' ? undefined : JSON.parse(text) })
    return fetch(request)
  }
  server.connect = (url, peer) => {
    if (isRefusing) {
      peer.close(1012, 'Come back later')
      return { receive: () => {}, closed: () => {} }
    }
    sockets.opened += 1
    sockets.open += 1
    let isOpen = true
    const end = (): void => {
      if (isOpen) sockets.open -= 1
      isOpen = false
    }
    const session = connect(url, {
      ...peer,
      close(code, reason) {
        end()
        peer.close(code, reason)
      },
    })
    return {
      ...session,
      closed() {
        end()
        session.closed()
      },
    }
  }
  return {
    calls,
    sockets,
    refuse(next) {
      isRefusing = next
    },
    of: (pattern) => calls.filter(({ method, path }) => pattern.test(`${method} ${path}`)),
  }
}
