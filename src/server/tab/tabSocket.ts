import type { WebSocketConstructor } from '../../env/env.ts'
import type { EmbeddedServer } from '../server.ts'
import type { SocketSession } from '../socket/connectSocket.ts'
import { disturbedFrames } from './disturbedFrames.ts'
import { createPipe, type Pipe } from './pipe.ts'
import type { NetworkSocket, TabNetwork } from './tabNetwork.ts'

type Handler = 'onopen' | 'onmessage' | 'onerror' | 'onclose'

/** A WebSocket class whose sockets end at the server in this tab, and which otherwise behaves like the browser's. */
export function createTabSocket(server: EmbeddedServer, network: TabNetwork): WebSocketConstructor {
  return class TabSocket extends EventTarget implements WebSocket, NetworkSocket {
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
    #session: SocketSession | undefined
    #handlers = new Map<Handler, EventListener>()
    #out: Pipe
    #in: Pipe
    #frames = disturbedFrames(network)

    constructor(url: string) {
      super()
      this.url = new URL(url, 'ws://tab.invalid').href
      this.#out = createPipe(server, network)
      this.#in = createPipe(server, network)
      network.sockets.add(this)
      this.#out(() => this.#connect())
    }

    get readyState(): 0 | 1 | 2 | 3 {
      return this.#state
    }

    send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
      if (this.#state === 0) throw new DOMException('The socket is not open yet', 'InvalidStateError')
      if (this.#state !== 1 || typeof data !== 'string') return
      this.#out(() => {
        if (!network.isSilent()) this.#session?.receive(data)
      })
    }

    close(code?: number, reason: string = ''): void {
      if (code !== undefined && code !== 1000 && !(code >= 3000 && code <= 4999)) {
        throw new DOMException('The code must be 1000 or from 3000 to 4999', 'InvalidAccessError')
      }
      if (this.#state >= 2) return
      const wasOpen = this.#state === 1
      this.#state = 2
      this.#out(() => {
        this.#leave()
        this.#in(() => this.#end(wasOpen ? (code ?? 1005) : 1006, wasOpen ? reason : '', wasOpen))
      })
    }

    /** The wire is cut: both sides find themselves alone. */
    breakOff(): void {
      this.#leave()
      if (this.#state === 3) return
      this.#state = 2
      this.#in(() => this.#end(1006, '', false))
    }

    #connect(): void {
      if (this.#state !== 0 || network.isSilent()) return
      if (!network.isOnline()) return this.breakOff()
      this.#in(() => {
        if (this.#state !== 0) return
        this.#state = 1
        this.dispatchEvent(new Event('open'))
      })
      this.#session = server.connect(this.url, {
        send: (text) => this.#in(() => this.#hear(text)),
        close: (code, reason) => this.#in(() => this.#end(code, reason, true)),
      })
    }

    #hear(text: string): void {
      for (const data of this.#frames(text))
        if (this.#state === 1 && !network.isSilent())
          this.dispatchEvent(new MessageEvent('message', { data }))
    }

    #leave(): void {
      network.sockets.delete(this)
      this.#session?.closed()
      this.#session = undefined
    }

    #end(code: number, reason: string, wasClean: boolean): void {
      if (this.#state === 3) return
      this.#state = 3
      this.#leave()
      if (!wasClean) this.dispatchEvent(new Event('error'))
      this.dispatchEvent(closeEvent({ code, reason, wasClean }))
    }

    #handle(name: Handler, handler: EventListener | null): void {
      const type = name.slice(2)
      const before = this.#handlers.get(name)
      if (before) this.removeEventListener(type, before)
      this.#handlers.delete(name)
      if (!handler) return
      this.#handlers.set(name, handler)
      this.addEventListener(type, handler)
    }

    get onopen(): WebSocket['onopen'] {
      return this.#handlers.get('onopen') ?? null
    }
    set onopen(handler: EventListener | null) {
      this.#handle('onopen', handler)
    }
    get onmessage(): WebSocket['onmessage'] {
      return this.#handlers.get('onmessage') ?? null
    }
    set onmessage(handler: EventListener | null) {
      this.#handle('onmessage', handler)
    }
    get onerror(): WebSocket['onerror'] {
      return this.#handlers.get('onerror') ?? null
    }
    set onerror(handler: EventListener | null) {
      this.#handle('onerror', handler)
    }
    get onclose(): WebSocket['onclose'] {
      return this.#handlers.get('onclose') ?? null
    }
    set onclose(handler: EventListener | null) {
      this.#handle('onclose', handler)
    }
  }
}

interface Closing {
  readonly code: number
  readonly reason: string
  readonly wasClean: boolean
}

/** Node before 23 has no CloseEvent; an event with the same fields does as well. */
const closeEvent = (closing: Closing): Event =>
  typeof CloseEvent === 'function'
    ? new CloseEvent('close', closing)
    : Object.assign(new Event('close'), closing)
