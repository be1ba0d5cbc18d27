import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type RawData } from 'ws'
import type { EmbeddedServer } from '../server.ts'
import { isSocketPath } from '../socket/readAddress.ts'

/** The largest frame a client may send, bytes: it only sends pings. */
const MOST_FRAME_BYTES = 64 * 1024

/**
 * Carries WebSockets of an HTTP server to the embedded one. Upgrades of other paths are left to whoever else listens,
 * and refused when nobody does.
 * @returns ends the sockets that are still open
 */
export function acceptSockets(http: Server, server: EmbeddedServer): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_FRAME_BYTES })

  http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A broken connection must not end the process.
    socket.on('error', () => socket.destroy())
    if (!isSocketPath((request.url ?? '').split('?')[0] ?? '')) {
      if (http.listenerCount('upgrade') === 1)
        socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (peer) => {
      const session = server.connect(request.url ?? '', {
        send: (text) => peer.send(text, () => undefined),
        close: (code, reason) => peer.close(code, reason),
      })
      peer.on('message', (data: RawData, isBinary: boolean) => {
        if (!isBinary) session.receive(textOf(data))
      })
      peer.on('error', () => peer.terminate())
      peer.on('close', () => session.closed())
    })
  })

  return () => {
    for (const peer of sockets.clients) peer.terminate()
    sockets.close()
  }
}

const textOf = (data: RawData): string =>
  Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data as Uint8Array).toString()
