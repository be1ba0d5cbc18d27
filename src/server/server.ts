import { createActor, type ServerActor } from './actor.ts'
import { channelTypes, type ChannelTypeOptions } from './channels/channelType.ts'
import { answerFault } from './http/answer.ts'
import { createApp, type ServeFile } from './http/app.ts'
import { createPerform } from './http/perform.ts'
import { createRateLimiter, type RateLimits } from './http/rateLimit.ts'
import { createTokens } from './http/token.ts'
import { loadScene } from './loadScene.ts'
import type { Scene } from './scene.ts'
import type { ServerEnv } from './scope.ts'
import type { FetchPage, Moderate, Pictures, Services, Translate } from './services.ts'
import { connectSocket, type SocketSession } from './socket/connectSocket.ts'
import { createHub, type SocketPeer } from './socket/hub.ts'
import { memoryStore } from './store/memoryStore.ts'
import type { Store } from './store/store.ts'
import type { FileStore } from './uploads/fileStore.ts'
import { memoryFiles } from './uploads/memoryFiles.ts'
import { createTransactions, ServerClosed } from './transactions.ts'
import { createPictureDesk } from './uploads/pictureDesk.ts'
import { createServeUpload } from './uploads/serveUpload.ts'
import type { UploadSettings } from './uploads/uploadSettings.ts'

export interface EmbeddedServerOptions {
  readonly env: ServerEnv
  /** @default memoryStore() */
  readonly store?: Store
  /** The only key that is let in. @default any key */
  readonly apiKey?: string
  /** Signs and checks tokens (HS256). @default none: every token is believed, which is for development alone */
  readonly secret?: string
  /** @default none */
  readonly rateLimits?: RateLimits
  /** Further types of channels, or other rules for the five that are there. */
  readonly channelTypes?: Readonly<Record<string, ChannelTypeOptions>>
  /** Turns texts into other languages. @default none: translating is refused */
  readonly translate?: Translate
  /** Judges messages before anybody sees them. @default none: everything stands */
  readonly moderate?: Moderate
  /** Asks for web pages, to show what is behind a link. @default none: links stay as they are */
  readonly fetchPage?: FetchPage
  /** Lets pages on this machine and in private networks be asked for. For development alone. @default false */
  readonly allowsPrivatePages?: boolean
  /** Keeps uploaded files. @default memoryFiles() */
  readonly files?: FileStore
  /** Which files are taken. @default all up to 100 MB */
  readonly uploads?: UploadSettings
  /** Makes pictures smaller. @default none: there is only the original */
  readonly pictures?: Pictures
  /** Told of errors that should never be. @default they are thrown away; the call is answered with 500 */
  readonly onFault?: (error: unknown) => void
}

/** A chat server that runs where you are: in a page, a test or a Node process. It speaks the Stream protocol. */
export interface EmbeddedServer {
  readonly env: ServerEnv
  /** Answers one HTTP call. It never rejects. */
  fetch(request: Request): Promise<Response>
  /** Lets a socket in; the host carries frames between this and the real thing. */
  connect(url: string, peer: SocketPeer): SocketSession
  /** Fills the server with a named world. What is there already stays as it is. */
  load(scene: Scene): Promise<void>
  /** A token for a user; signed when the server has a secret. Times in `claims` are unix seconds. */
  token(userId: string, claims?: Readonly<Record<string, unknown>>): Promise<string>
  /** Somebody who acts within this process, as a user of that id. */
  as(userId: string): ServerActor
  /** Somebody who acts with a server token: may do everything, for anybody. */
  asServer(): ServerActor
  /** Changes the rate limits from now on. @param limits none switches them off */
  limit(limits?: RateLimits): void
  /** Makes {@link EmbeddedServer.settle} wait for something that happens outside, such as a delayed call. */
  track<Work>(work: Promise<Work>): Promise<Work>
  /** Resolves when nothing is in flight any more. */
  settle(): Promise<void>
  /** Closes every socket and the store. */
  close(): Promise<void>
}

/** Makes a server. @example createServer({ env: nodeEnv() }) */
export function createServer(options: EmbeddedServerOptions): EmbeddedServer {
  const { env, apiKey, secret, onFault = () => undefined } = options
  const store = options.store ?? memoryStore()
  const hub = createHub()
  const { translate, moderate, fetchPage, files = memoryFiles(), allowsPrivatePages = false } = options
  let { uploads = {} } = options
  const closing = new AbortController()
  const services: Services = {
    closing: closing.signal,
    files,
    uploadSettings: () => uploads,
    pictureDesk: createPictureDesk(files, options.pictures),
    allowsPrivatePages,
    ...(translate ? { translate } : {}),
    ...(moderate ? { moderate } : {}),
    ...(fetchPage ? { fetchPage } : {}),
  }
  const types = channelTypes(options.channelTypes, { url_enrichment: fetchPage !== undefined })
  const transactions = createTransactions({ store, hub, env, types, services, onFault })
  const tokens = createTokens(secret, () => env.now())
  const limiter = createRateLimiter(() => env.now(), options.rateLimits)
  const serveUpload = createServeUpload(transactions, services)
  const serveFile: ServeFile = async (id, request) => {
    try {
      return await serveUpload(id, request)
    } catch (error) {
      if (error instanceof ServerClosed) return answerFault(503, '0.00ms')
      onFault(error)
      return answerFault(500, '0.00ms')
    }
  }
  const app = createApp(
    createPerform({ env, transactions, tokens, apiKey, limiter, services, onFault }),
    serveFile,
  )
  const inFlight = new Set<Promise<unknown>>()

  const track = <Work>(work: Promise<Work>): Promise<Work> => {
    const done = (): boolean => inFlight.delete(work)
    inFlight.add(work)
    work.then(done, done)
    return work
  }
  const fetch = (request: Request): Promise<Response> => track(Promise.resolve(app.fetch(request)))
  const actorOf = (claims: Readonly<Record<string, unknown>>): ServerActor =>
    createActor(fetch, apiKey ?? 'embedded', () => tokens.sign(claims))

  const settle = async (): Promise<void> => {
    while (inFlight.size > 0) await Promise.allSettled(inFlight)
    await transactions.settle()
    if (inFlight.size > 0) await settle()
  }

  return {
    env,
    fetch,
    connect: (url, peer) =>
      connectSocket({ env, hub, transactions, tokens, apiKey, onFault, track }, url, peer),
    async load(scene) {
      if (scene.uploads) uploads = scene.uploads
      await transactions.run((scope) => loadScene(scope, scene))
    },
    token: (userId, claims) => tokens.sign({ user_id: userId, iat: Math.floor(env.now() / 1000), ...claims }),
    as: (userId) => actorOf({ user_id: userId }),
    asServer: () => actorOf({ server: true }),
    limit: (limits) => limiter.set(limits),
    track,
    settle,
    async close() {
      closing.abort()
      hub.close(1001, 'The server is closing')
      await settle()
      await transactions.close()
    },
  }
}
