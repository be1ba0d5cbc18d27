import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { nodeEnv } from '../../src/env/nodeEnv.ts'
import { apiRoots } from '../../src/server/http/app.ts'
import { acceptSockets } from '../../src/server/node/acceptSockets.ts'
import { createServer, type EmbeddedServer } from '../../src/server/server.ts'

/** Changes the JSON that leaves the server, whether it is an answer or a frame. */
export type Corruption = (json: unknown) => unknown

/** A refusal in place of an answer. */
export interface PlannedRefusal {
  /** Matches `POST /channels/…`. */
  readonly call: RegExp
  readonly status: number
  readonly body: unknown
}

export interface FaultyServerOptions {
  readonly corrupt: Corruption
  /** Answers what is no call of the protocol. */
  readonly fallback: (request: IncomingMessage, response: ServerResponse) => void
}

/** The embedded server behind a real port, with somebody in between who sends what the server would refuse. */
export interface FaultyServer {
  readonly url: string
  readonly server: EmbeddedServer
  /** Sends these characters to every socket, as one frame. */
  push(frame: string): void
  /** The next call like this is refused. */
  refuse(refusal: PlannedRefusal): void
  close(): Promise<void>
}

export async function startFaultyServer({ corrupt, fallback }: FaultyServerOptions): Promise<FaultyServer> {
  const real = createServer({ env: nodeEnv(), onFault: (error) => console.error(error) })
  const planned: PlannedRefusal[] = []
  const peers = new Set<(frame: string) => void>()
  const spoil = (text: string): string => {
    try {
      // A number larger than any: JSON can say it and JavaScript's writer cannot.
      return JSON.stringify(corrupt(JSON.parse(text))).replaceAll('"@1e999"', '1e999')
    } catch {
      return text
    }
  }

  const answer = async (request: Request): Promise<Response> => {
    const call = `${request.method} ${new URL(request.url).pathname}`
    const place = planned.findIndex((refusal) => refusal.call.test(call))
    if (place >= 0) {
      const [refusal] = planned.splice(place, 1)
      return Response.json(refusal?.body, { status: refusal?.status ?? 400 })
    }
    const response = await real.fetch(request)
    const headers = new Headers(response.headers)
    headers.delete('content-length')
    const body = spoil(await response.text())
    return new Response(request.method === 'OPTIONS' ? null : body, { status: response.status, headers })
  }
  const answerCall = getRequestListener(answer, { overrideGlobalObjects: false })
  const http = createHttpServer((request, response) => {
    const root = request.url?.split('?')[0]?.split('/')[1] ?? ''
    if (apiRoots.has(root)) void answerCall(request, response)
    else fallback(request, response)
  })
  const endSockets = acceptSockets(http, {
    ...real,
    connect(url, peer) {
      const send = (text: string): void => peer.send(text)
      peers.add(send)
      const session = real.connect(url, {
        send: (text) => send(spoil(text)),
        close(code, reason) {
          peers.delete(send)
          peer.close(code, reason)
        },
      })
      return {
        ...session,
        closed() {
          peers.delete(send)
          session.closed()
        },
      }
    },
  })
  // A socket that nobody answers stays as it is.
  http.on('upgrade', () => {})
  const lines = new Set<Socket>()
  http.on('connection', (line) => {
    lines.add(line)
    line.on('close', () => lines.delete(line))
  })
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    server: real,
    push: (frame) => {
      for (const send of peers) send(frame)
    },
    refuse: (refusal) => void planned.push(refusal),
    async close() {
      await real.close()
      endSockets()
      for (const line of lines) line.destroy()
      await new Promise((resolve) => {
        http.close(resolve)
      })
    },
  }
}
