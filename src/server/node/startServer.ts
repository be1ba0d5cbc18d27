import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { nodeEnv } from '../../env/nodeEnv.ts'
import { apiRoots } from '../http/app.ts'
import type { Scene } from '../scene.ts'
import { createServer, type EmbeddedServer, type EmbeddedServerOptions } from '../server.ts'
import { sqliteStore } from '../store/sqliteStore.ts'
import { acceptSockets } from './acceptSockets.ts'
import { diskFiles } from './diskFiles.ts'
import { fetchPages } from './fetchPages.ts'
import { sharpPictures } from './sharpPictures.ts'

export interface StartServerOptions extends Omit<
  EmbeddedServerOptions,
  'env' | 'store' | 'fetchPage' | 'allowsPrivatePages' | 'files'
> {
  /** 0 takes any free port. @default 0 */
  readonly port?: number
  /** @default '127.0.0.1', which only this machine reaches */
  readonly host?: string
  /**
   * Path of the file that keeps the chat; uploaded files lie in a folder beside it, `…-files`.
   * @default none: it is forgotten when the process ends */
  readonly data?: string
  /**
   * Whether links in messages show what is behind them, which the server then asks for: only where everybody reaches it,
   * or on this machine and in private networks as well, which is for development alone. @default 'off'
   */
  readonly linkPreviews?: 'off' | 'public' | 'everywhere'
  /** What the server is filled with; what is there already stays. */
  readonly scene?: Scene
  /** Answers what is no call of the protocol: pages, scripts. @default 404 */
  readonly fallback?: (request: IncomingMessage, response: ServerResponse) => void
}

export interface RunningServer {
  /** Where it is reached, without a slash at the end: `http://127.0.0.1:8080`. */
  readonly url: string
  readonly port: number
  readonly server: EmbeddedServer
  /** For hosts that add to it, such as a development server with sockets of its own. */
  readonly http: Server
  /** Ends all connections, waits for what is being done, and closes the file. */
  close(): Promise<void>
}

/**
 * Starts the embedded server on a port.
 * @throws Error when the port is taken, the data cannot be opened, or this Node cannot keep data
 * @example const { url, close } = await startServer({ port: 8080, data: './chat.db' })
 */
export async function startServer(options: StartServerOptions = {}): Promise<RunningServer> {
  const {
    port = 0,
    host = '127.0.0.1',
    data,
    scene,
    linkPreviews = 'off',
    fallback = answerNotFound,
    ...rest
  } = options
  const allowsPrivate = linkPreviews === 'everywhere'
  const server = createServer({
    onFault: (error) => console.error(error),
    pictures: sharpPictures(),
    ...rest,
    env: nodeEnv(),
    allowsPrivatePages: allowsPrivate,
    ...(linkPreviews === 'off' ? {} : { fetchPage: fetchPages({ allowsPrivate }) }),
    ...(data === undefined ? {} : { store: sqliteStore(data), files: diskFiles(`${data}-files`) }),
  })
  if (scene) await server.load(scene)
  const answerCall = getRequestListener((request) => server.fetch(request), { overrideGlobalObjects: false })
  const http = createHttpServer((request, response) => {
    if (isCall(request)) void answerCall(request, response)
    else fallback(request, response)
  })
  const endSockets = acceptSockets(http, server)
  try {
    await listen(http, port, host)
  } catch (error) {
    await server.close()
    throw error
  }
  const { port: taken } = http.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    port: taken,
    server,
    http,
    async close() {
      const closed = new Promise((resolve) => http.close(resolve))
      await server.close()
      endSockets()
      http.closeAllConnections()
      await closed
    },
  }
}

const isCall = ({ url = '/' }: IncomingMessage): boolean =>
  apiRoots.has(url.split('?')[0]?.split('/')[1] ?? '')

function answerNotFound(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('There is nothing here.\n')
}

const listen = (http: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => {
      http.off('error', reject)
      resolve()
    })
  })
