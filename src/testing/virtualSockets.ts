import type { WebSocketConstructor } from '../env/env.ts'

/** The server's end of one socket that the kit opened. */
export interface VirtualPeer {
  readonly url: URL
  readonly state: 'connecting' | 'open' | 'closing' | 'closed'
  /** The text frames that the kit has sent, oldest first. */
  readonly received: readonly string[]
  accept(): void
  /** Sends one frame: text as it is, anything else as JSON. Frames into a silenced or closed socket are lost. */
  send(frame: unknown): void
  close(code?: number, reason?: string): void
  /** The line breaks: the kit is told of an error and of a close without a reason. */
  fail(): void
  /** The line dies unnoticed (half-open): nothing gets through any more, and nobody is told. */
  silence(): void
}

/** WebSockets that end at a test. */
export interface VirtualSockets {
  readonly WebSocket: WebSocketConstructor
  /** Every socket opened so far, oldest first. */
  readonly peers: readonly VirtualPeer[]
  /** The newest socket. @throws Error when none was opened */
  readonly latest: VirtualPeer
  /** Sockets that are being opened or are open. */
  readonly live: readonly VirtualPeer[]
  /** Hands every socket from now on to `handler` as soon as it is made. */
  serve(handler: (peer: VirtualPeer) => void): void
}

const states = ['connecting', 'open', 'closing', 'closed'] as const
type HandlerName = 'onopen' | 'onmessage' | 'onerror' | 'onclose'

const closeEvent = (code: number, reason: string): CloseEvent =>
  Object.assign(new Event('close'), { code, reason, wasClean: code !== 1006 })

/** @param isOnline whether the machine has a network; without one every socket fails */
export function createVirtualSockets(isOnline: () => boolean = () => true): VirtualSockets {
  const peers: VirtualPeer[] = []
  let handler: (peer: VirtualPeer) => void = () => {}

  class VirtualSocket extends EventTarget implements WebSocket {
    static readonly CONNECTING = 0
    static readonly OPEN = 1
    static readonly CLOSING = 2
    static readonly CLOSED = 3
    readonly CONNECTING = 0
    readonly OPEN = 1
    readonly CLOSING = 2
    readonly CLOSED = 3
    readonly url: string
    readonly protocol = ''
    readonly extensions = ''
    readonly bufferedAmount = 0
    binaryType: BinaryType = 'blob'
    #state: 0 | 1 | 2 | 3 = 0
    #isSilent = false
    readonly #received: string[] = []
    readonly #handlers = new Map<HandlerName, EventListener>()

    constructor(url: string) {
      super()
      this.url = new URL(url).href
      const peer = this.#peer()
      peers.push(peer)
      if (isOnline()) handler(peer)
      else queueMicrotask(() => peer.fail())
    }

    get readyState(): 0 | 1 | 2 | 3 {
      return this.#state
    }

    send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
      if (this.#state === 0) throw new DOMException('The socket is not open yet.', 'InvalidStateError')
      if (this.#state === 1 && !this.#isSilent && typeof data === 'string') this.#received.push(data)
    }

    close(code = 1000, reason = ''): void {
      if (this.#state >= 2) return
      this.#state = 2
      // A silent server takes no part in the handshake, so the end never comes.
      if (!this.#isSilent) queueMicrotask(() => this.#end(code, reason))
    }

    #end(code: number, reason: string): void {
      if (this.#state === 3) return
      this.#state = 3
      this.dispatchEvent(closeEvent(code, reason))
    }

    #peer(): VirtualPeer {
      const socket = this as VirtualSocket
      const url = new URL(this.url)
      return {
        url,
        received: this.#received,
        get state() {
          return states[socket.#state]
        },
        accept: () => {
          if (this.#state !== 0 || this.#isSilent) return
          this.#state = 1
          this.dispatchEvent(new Event('open'))
        },
        send: (frame) => {
          if (this.#state !== 1 || this.#isSilent) return
          const data = typeof frame === 'string' ? frame : JSON.stringify(frame)
          this.dispatchEvent(new MessageEvent('message', { data }))
        },
        close: (code = 1000, reason = '') => {
          if (!this.#isSilent) this.#end(code, reason)
        },
        fail: () => {
          if (this.#state === 3 || this.#isSilent) return
          this.#state = 3
          this.dispatchEvent(new Event('error'))
          this.dispatchEvent(closeEvent(1006, ''))
        },
        silence: () => {
          this.#isSilent = true
        },
      }
    }

    get onopen() {
      return this.#handlers.get('onopen') ?? null
    }
    set onopen(listener: WebSocket['onopen']) {
      this.#handle('onopen', listener)
    }
    get onmessage() {
      return this.#handlers.get('onmessage') ?? null
    }
    set onmessage(listener: WebSocket['onmessage']) {
      this.#handle('onmessage', listener)
    }
    get onerror() {
      return this.#handlers.get('onerror') ?? null
    }
    set onerror(listener: WebSocket['onerror']) {
      this.#handle('onerror', listener)
    }
    get onclose() {
      return this.#handlers.get('onclose') ?? null
    }
    set onclose(listener: WebSocket['onclose']) {
      this.#handle('onclose', listener)
    }

    #handle(name: HandlerName, listener: unknown): void {
      const type = name.slice(2)
      const before = this.#handlers.get(name)
      if (before) this.removeEventListener(type, before)
      this.#handlers.delete(name)
      if (typeof listener !== 'function') return
      const next = listener as EventListener
      this.#handlers.set(name, next)
      this.addEventListener(type, next)
    }
  }

  return {
    WebSocket: VirtualSocket,
    peers,
    get latest() {
      const peer = peers.at(-1)
      if (!peer) throw new Error('No socket was opened.')
      return peer
    },
    get live() {
      return peers.filter(({ state }) => state === 'connecting' || state === 'open')
    },
    serve(next) {
      handler = next
    },
  }
}
