import { streamBackend } from '../backends/stream/backend.ts'
import type { Chat } from '../engine/chat.ts'
import { type ChatOptions, createChat } from '../engine/createChat.ts'
import { browserEnv } from '../env/browserEnv.ts'
import type { Env, WakeReason } from '../env/env.ts'
import { memoryRecords } from '../env/memoryRecords.ts'
import type { Scene } from '../server/scene.ts'
import { createServer, type EmbeddedServer, type EmbeddedServerOptions } from '../server/server.ts'
import type { TabControl } from '../server/tab/tabNetwork.ts'
import { tabTransport } from '../server/tab/tabTransport.ts'

export interface WorldOptions {
  /** What the server is filled with. */
  readonly scene: Scene
  /** Clock and chance; network and sockets are the world's own. @default the browser's */
  readonly env?: Env
  /**
   * Where unsent messages are kept: each who joins has a machine of their own that ends with the page, or they are tabs
   * of the browser of `env`. @default 'own'
   */
  readonly machine?: 'own' | 'env'
  /**
   * The address that back ends are told: their pictures come from its origin. A page that has pictures of its own at
   * `/avatars/…` gives `location.origin`. @default an address at which nothing answers
   */
  readonly baseUrl?: string
  /** What its server can do beyond the usual, e.g. translate. */
  readonly server?: Omit<EmbeddedServerOptions, 'env'>
}

/** Somebody in a world: a chat of their own on a wire of their own, at which a test can pull. */
export interface Person {
  readonly chat: Chat
  readonly network: TabControl
}

/** A server in this very tab and people who chat on it: for stories, tests and demos without a network. */
export interface World {
  readonly server: EmbeddedServer
  /** A new chat for a user; the same person may join twice, as with two devices. */
  join(userId: string, options?: Omit<ChatOptions, 'backend' | 'env'>): Person
  /** Ends every chat and the server. */
  end(): Promise<void>
}

/** Nothing answers there, and nothing is asked: every call and socket of a world goes to its own server. */
const NOWHERE = 'https://parlour.invalid'

/**
 * Makes a world from a scene.
 *
 * @example
 * const world = await createWorld({ scene: small })
 * const { chat } = world.join('ann')
 */
export async function createWorld({
  scene,
  env = browserEnv(),
  machine = 'own',
  baseUrl = NOWHERE,
  server: beyond,
}: WorldOptions): Promise<World> {
  const server = createServer({ ...beyond, env })
  await server.load(scene)
  const chats: Chat[] = []
  return {
    server,
    join(userId, options = {}) {
      // What one world leaves unsent must not turn up in the next one on the same page.
      const wire = wireOf(server, machine === 'own' ? { ...env, ...ownMachine() } : env)
      const chat = createChat({
        ...options,
        env: wire.env,
        backend: streamBackend({
          baseUrl,
          apiKey: 'world',
          user: { id: userId },
          token: () => server.token(userId),
        }),
      })
      chats.push(chat)
      return { chat, network: wire.network }
    },
    async end() {
      for (const chat of chats) chat.destroy()
      await server.close()
    },
  }
}

/** A disk that ends with the page, and no other tab. */
const ownMachine = (): Pick<Env, 'records' | 'lock' | 'channel'> => ({
  records: memoryRecords(),
  lock: () => Promise.resolve(() => {}),
  channel: null,
})

/** One person's wire, with an environment that knows when it is cut. */
function wireOf(server: EmbeddedServer, env: Env): { readonly env: Env; readonly network: TabControl } {
  const { fetch, upload, WebSocket, control } = tabTransport(server)
  const listeners = new Set<(reason: WakeReason) => void>()
  let isOnline = true
  const network: TabControl = {
    ...control,
    setOnline(next) {
      isOnline = next
      control.setOnline(next)
      for (const listener of listeners) listener(next ? 'online' : 'offline')
    },
  }
  return {
    network,
    env: {
      ...env,
      fetch,
      upload,
      WebSocket,
      isOnline: () => isOnline,
      onWake(listener) {
        const cancel = env.onWake(listener)
        listeners.add(listener)
        return () => {
          cancel()
          listeners.delete(listener)
        }
      },
    },
  }
}
