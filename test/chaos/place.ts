import { type PollId, pollId } from '../../src/model/poll.ts'
import type { Chat } from '../../src/engine/chat.ts'
import { createChat } from '../../src/engine/createChat.ts'
import { streamBackend } from '../../src/backends/stream/backend.ts'
import type { MessageKey, ThreadId } from '../../src/model/id.ts'
import { sleep } from '../../src/env/sleep.ts'
import { type ServerActor, ServerRefusal } from '../../src/server/actor.ts'
import type { EmbeddedServer } from '../../src/server/server.ts'
import { createServer } from '../../src/server/server.ts'
import { memoryStore } from '../../src/server/store/memoryStore.ts'
import { tables } from '../../src/server/store/tables.ts'
import { createTabFetch } from '../../src/server/tab/tabFetch.ts'
import { createTabNetwork, type TabControl } from '../../src/server/tab/tabNetwork.ts'
import { createTabSocket } from '../../src/server/tab/tabSocket.ts'
import { createTabUpload } from '../../src/server/tab/tabUpload.ts'
import { createVirtualBrowser, type VirtualBrowser } from '../../src/testing/virtualBrowser.ts'
import type { VirtualClock } from '../../src/testing/virtualClock.ts'
import { createVirtualEnv, type VirtualEnv } from '../../src/testing/virtualEnv.ts'
import { type Whims, whimsical } from './whims.ts'
import { FileShelf } from './files.ts'
import { History } from './history.ts'
import { type Call, Wire } from './wire.ts'

/** One window of one person. */
export interface Tab {
  readonly name: string
  readonly person: Person
  readonly env: VirtualEnv
  readonly whims: Whims
  readonly chat: Chat
  readonly network: TabControl
  readonly wire: Wire
  /** The channel that is looked at. */
  channel: string
  /** The message that something was done to last. */
  last: MessageKey | null
  /** The threads that are open, and how each is let go. */
  readonly threads: Map<ThreadId, () => void>
  /** Since when nothing gets through although the line looks alive, virtual ms; `null` while it does. */
  silentSince: number | null
  /** Since when it does not say that it is online, virtual ms; `null` while it does. */
  awaySince: number | null
  /** Since when it hears everything as far as anybody can know, virtual ms. */
  soundSince: number
}

/** One person at one machine: the tabs share a disk, locks and a channel between them. */
export interface Person {
  readonly id: string
  readonly browser: VirtualBrowser
  readonly tabs: Tab[]
  /** A tab was killed: what lay in its trays waits for the next that is opened. */
  hasLostTabs: boolean
  /** False once the disk has refused something: what was pressed then lives in memory alone. */
  isDiskSound: boolean
  /** The slowest its disk has been, ms. */
  diskMs: number
  /** How often this person's token was asked for. */
  tokens: number
  /** By one tab, at the same time. */
  mostTokensAtOnce: number
  /** Messages that a tab is sending now, and which. */
  readonly sending: Map<string, string>
  /** Messages that two tabs were sending at the same time. */
  readonly sentTwice: string[]
}

export interface PlaceOptions {
  readonly clock: VirtualClock
  readonly seed: number
  readonly people: number
  readonly channels: number
  readonly perMinute: number
  readonly onCall: (tab: string, call: Call) => void
}

const pathOf = (cid: string): { readonly type: string; readonly id: string } => ({
  type: 'messaging',
  id: cid.slice('messaging:'.length),
})

const names = ['ann', 'reza', 'mia', 'omid', 'lena', 'sam', 'tara', 'ivo']
const LATENCY_MS = 40
/** Bytes of a file that leave in a second. */
export const UPLOAD_SPEED = 2000
/** What a channel holds before anybody comes. */
export const OLD_MESSAGES = 45
/** The poll of each channel hangs on the newest of these. */
export const pollIn = (channel: number): PollId => pollId(`poll-${channel}`)
/** The message that a poll hangs on. */
export const holderOf = (poll: string): string => `old-${poll.replace('poll-', '')}-poll`
/** How long the application takes to answer a token. */
const TOKEN_MS = 25

/** A server and the people who talk over it, all in virtual time. */
export class Place {
  readonly people: readonly Person[]
  readonly channels: readonly string[]
  readonly store = memoryStore()
  readonly files = new FileShelf()
  readonly #options: PlaceOptions
  readonly #env: VirtualEnv
  #server: EmbeddedServer
  #down: Promise<unknown> = Promise.resolve()
  #opened = 0
  #floods = 0
  readonly faults: unknown[] = []
  /** Tabs that were killed. */
  readonly endedTabs: Tab[] = []
  readonly history = new History()

  constructor(options: PlaceOptions) {
    this.#options = options
    this.#env = createVirtualEnv({ clock: options.clock, seed: options.seed })
    this.#server = this.#boot()
    this.channels = Array.from({ length: options.channels }, (_, index) => `messaging:c${index}`)
    this.people = names.slice(0, options.people).map((id) => ({
      id,
      browser: createVirtualBrowser({ clock: options.clock }),
      tabs: [],
      isDiskSound: true,
      hasLostTabs: false,
      diskMs: 0,
      tokens: 0,
      mostTokensAtOnce: 0,
      sending: new Map(),
      sentTwice: [],
    }))
  }

  #boot(): EmbeddedServer {
    const { perMinute } = this.#options
    return createServer({
      env: this.#env,
      store: this.store,
      files: this.files,
      ...(perMinute > 0 ? { rateLimits: { perMinute } } : {}),
      onFault: (error) => this.faults.push(error),
    })
  }

  async load(): Promise<void> {
    const members = this.people.map(({ id }) => id)
    await this.#server.load({
      name: 'chaos',
      users: members.map((id) => ({ id, name: id })),
      channels: this.channels.map((cid, index) => ({
        type: 'messaging',
        id: cid.slice('messaging:'.length),
        name: `Channel ${index}`,
        members,
        messages: Array.from({ length: OLD_MESSAGES }, (_, at) => ({
          id: `old-${index}-${at}`,
          by: members[at % members.length] as string,
          text: `old ${at}`,
          minutesAgo: 100 - at,
        })),
      })),
    })
    for (const index of this.channels.keys()) await this.#ask(index)
    await this.store.transaction(async (tx) => {
      for (const cid of this.channels)
        for (const { id, created_at: at } of await tx.range(tables.messages, 'channel', cid))
          this.history.add([cid], { id, at, since: 0 })
    })
  }

  /** One poll a channel: in every second everybody has one vote, in the others two. */
  async #ask(index: number): Promise<void> {
    const by = this.people[0]?.id ?? ''
    const options = ['Tea', 'Coffee', 'Water', 'Nothing'].map((text) => ({ text }))
    const rules = index % 2 === 0 ? { max_votes_allowed: 2 } : { enforce_unique_vote: true }
    const actor = this.#server.as(by)
    await actor.call('createPoll', { body: { id: pollIn(index), name: 'What?', options, ...rules } })
    const message = {
      id: holderOf(pollIn(index)),
      text: `old ${OLD_MESSAGES}`,
      poll_id: pollIn(index) as string,
    }
    await actor.call('sendMessage', { path: pathOf(this.channels[index] as string), body: { message } })
  }

  /** The server goes and comes back with what it has on disk; sockets and whatever was only remembered are gone. */
  restart(): void {
    const old = this.#server
    this.#down = this.#down.then(() => old.close()).then(() => (this.#server = this.#boot()))
  }

  get server(): EmbeddedServer {
    return this.#server
  }

  /** Whichever server is up now, as a wire sees it. */
  #front(): EmbeddedServer {
    return {
      ...this.#server,
      fetch: async (request) => {
        await this.#down
        return this.history.watch(
          request,
          (asked) => this.#server.fetch(asked),
          () => this.#options.clock.monotonic(),
        )
      },
      connect: (url, peer) => this.#server.connect(url, peer),
      // What is on the wire is no work of a server: a restart must not wait for it.
      track: (work) => work,
    }
  }

  /** Opens a window for somebody. @param browser another machine than their own, as for a fresh look */
  open(person: Person, browser: VirtualBrowser = person.browser): Tab {
    this.#opened += 1
    const { clock, seed, perMinute, onCall } = this.#options
    const name = `${person.id}/${this.#opened}`
    const front = this.#front()
    const network = createTabNetwork(front.env, LATENCY_MS)
    network.setUploadSpeed(UPLOAD_SPEED)
    const wire = new Wire({
      inner: createTabFetch(front, network),
      upload: (fetch) => createTabUpload(front, network, fetch),
      network,
      now: this.#env.now,
      isLimited: perMinute > 0,
      isOnline: () => inner.isOnline(),
      onSend: (id, isBegun) => noteSend(person, name, id, isBegun),
      onCall: (call) => onCall(name, call),
    })
    const inner = createVirtualEnv({
      clock,
      seed: seed * 100 + this.#opened,
      fetch: wire.fetch,
      WebSocket: createTabSocket(front, network),
      browser,
    })
    const { env, whims } = whimsical(inner, clock, wire.upload)
    let asking = 0
    const chat = createChat({
      env,
      backend: streamBackend({
        baseUrl: 'https://chat.invalid',
        apiKey: 'key',
        user: { id: person.id },
        token: async () => {
          asking += 1
          person.tokens += 1
          person.mostTokensAtOnce = Math.max(person.mostTokensAtOnce, asking)
          await sleep(env, TOKEN_MS)
          asking -= 1
          return this.#server.token(person.id, { n: person.tokens })
        },
      }),
    })
    const channel = this.channels[0] as string
    const tab: Tab = {
      name,
      person,
      env,
      whims,
      chat,
      network,
      wire,
      channel,
      threads: new Map(),
      silentSince: null,
      awaySince: clock.monotonic(),
      last: null,
      soundSince: clock.monotonic(),
    }
    chat.store.subscribe(({ connection: { state } }, { connection: before }) => {
      if ((state === 'online') === (before.state === 'online')) return
      tab.awaySince = state === 'online' ? null : clock.monotonic()
      tab.soundSince = clock.monotonic()
    })
    person.tabs.push(tab)
    chat.connect()
    void chat.loadChannels('first').catch(() => {})
    void chat.loadReminders().catch(() => {})
    return tab
  }

  /** The application's own server deletes a message for good. False: there is none. */
  async erase(id: string): Promise<boolean> {
    const isThere = await this.#host((actor) =>
      actor.call('deleteMessage', { path: { id }, query: { hard: true } }),
    )
    if (isThere) this.history.erase(id)
    return isThere
  }

  /** The application's own server writes many messages in the name of one member. */
  async flood(cid: string, by: string, count: number): Promise<void> {
    for (let left = count; left > 0; left -= 1) {
      this.#floods += 1
      const id = `old-${cid.slice('messaging:'.length)}-f${this.#floods}`
      const message = { id, text: `old ${this.#floods}`, user_id: by }
      await this.#host(async (actor) => {
        const answer = await actor.call('sendMessage', { path: pathOf(cid), body: { message } })
        const at = answer.message.created_at as string
        this.history.add([cid], { id, at, since: this.#options.clock.monotonic() })
      })
    }
  }

  async rename(cid: string, name: string): Promise<void> {
    await this.#host((actor) =>
      actor.call('updateChannelPartial', { path: pathOf(cid), body: { set: { name } } }),
    )
  }

  async freeze(cid: string, frozen: boolean): Promise<void> {
    await this.#host((actor) =>
      actor.call('updateChannelPartial', { path: pathOf(cid), body: { set: { frozen } } }),
    )
  }

  async #host(act: (actor: ServerActor) => Promise<unknown>): Promise<boolean> {
    await this.#down
    try {
      await act(this.#server.asServer())
      return true
    } catch (error) {
      if (error instanceof ServerRefusal) return false
      throw error
    }
  }

  /** A fresh look: the same person at a machine they have never used. */
  openElsewhere(person: Person): Tab {
    const { clock } = this.#options
    return this.open({ ...person, tabs: [] }, createVirtualBrowser({ clock }))
  }
}

/** Two tabs must never send the same message at the same time (I8). */
function noteSend({ sending, sentTwice }: Person, tab: string, id: string, isBegun: boolean): void {
  const other = sending.get(id)
  if (!isBegun) {
    if (other === tab) sending.delete(id)
    return
  }
  if (other !== undefined && other !== tab) sentTwice.push(`${id} by ${other} and ${tab}`)
  sending.set(id, tab)
}
