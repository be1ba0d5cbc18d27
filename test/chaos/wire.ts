import type { Fetch, UploadTransport } from '../../src/env/env.ts'
import type { TabControl, TabFailure } from '../../src/server/tab/tabNetwork.ts'
import type { CallFault, Deed } from './script.ts'

/** What a call is about, by its method and path: the oracle knows the protocol itself and asks nobody of the kit. */
export type CallKind = Deed | 'unfile' | 'list' | 'sync' | 'look' | 'other'

function kindOfCall(method: string, pathname: string, body: string): CallKind {
  const path = pathname.replace(/^\/api\/v2(\/chat)?/, '')
  if (path === '/channels') return 'list'
  if (path === '/sync') return 'sync'
  if (/^\/channels\/[^/]+\/[^/]+\/message$/.test(path))
    return body.includes('"parent_id"') ? 'thread' : body.includes('"quoted_message_id"') ? 'reply' : 'send'
  if (/^\/channels\/[^/]+\/[^/]+\/(file|image)$/.test(path)) return method === 'POST' ? 'file' : 'unfile'
  if (/^\/messages\/[^/]+\/reaction(\/|$)/.test(path)) return 'react'
  if (/^\/messages\/[^/]+\/polls\/|^\/polls\//.test(path)) return 'vote'
  if (/^\/messages\/[^/]+\/reminders$/.test(path)) return 'remind'
  if (/^\/messages\/[^/]+$/.test(path))
    return method === 'GET' ? 'look' : method === 'DELETE' ? 'delete' : 'edit'
  if (/^\/channels\/[^/]+\/[^/]+\/read$/.test(path)) return 'read'
  if (/^\/channels\/[^/]+\/[^/]+\/event$/.test(path)) return 'type'
  return /^\/channels\/[^/]+\/[^/]+\/query$/.test(path) ? 'page' : 'other'
}

/** One call as it crossed the wire. */
export interface Call {
  readonly at: number
  readonly kind: CallKind
  readonly method: string
  readonly path: string
  readonly body: string
  /** Status of the answer; 0 while there is none, -1 when the line broke. */
  status: number
  /** How it was made to go wrong. */
  fault: CallFault | null
}

/** How much of a file has left when its line breaks. */
const CUT_AT = 0.5

const json = (value: unknown): string => JSON.stringify(value)
const errorBody = (status: number, code: number, message: string): string =>
  json({ code, message, StatusCode: status, duration: '0ms', more_info: '', details: [] })

/**
 * @param resetAt when the limit ends by the server's clock, unix seconds
 * @param refused the message that the call would send, as the server would tell it
 */
export function failureOf(fault: CallFault, kind: CallKind, resetAt: number, refused: object): TabFailure {
  switch (fault) {
    case 'lost request':
      return 'lost-request'
    case 'lost answer':
      return 'lost-response'
    case 'error before':
      return { status: 500 }
    case 'error after':
      return { status: 500, reached: true }
    case 'html':
      return { status: 502, body: '<html>Bad gateway</html>', headers: { 'content-type': 'text/html' } }
    case 'throttled':
      return {
        status: 429,
        body: errorBody(429, 9, 'Too many requests'),
        headers: { 'x-ratelimit-reset': String(resetAt), 'x-ratelimit-remaining': '0' },
      }
    case 'expired token':
      return { status: 401, body: errorBody(401, 40, 'The token expired') }
    case 'refused':
      return kind === 'file'
        ? { status: 413, body: errorBody(413, 22, 'This is too big') }
        : { status: 403, body: errorBody(403, 17, 'This is not allowed') }
    case 'error message':
      return { status: 201, body: json({ message: { ...refused, type: 'error', text: 'Not that word' } }) }
    case 'cut answer':
      return { status: 201, body: '{"message":{"id":"', reached: true }
    case 'late':
      return { lateMs: 40_000 }
    case 'cut upload':
      return 'lost-request'
    default:
      return fault satisfies never
  }
}

/** What a server answers with that refuses a message by the message: all of it but its words. */
function refusedBy(pathname: string, body: string, now: number): object {
  const [, type, id] = /\/channels\/([^/]+)\/([^/]+)\/message$/.exec(pathname) ?? []
  if (type === undefined) return {}
  const { message } = JSON.parse(body) as { readonly message: object }
  const at = new Date(now).toISOString()
  return { ...message, cid: `${type}:${id}`, created_at: at, updated_at: at }
}

export interface WireOptions {
  readonly inner: Fetch
  /** How files leave; when all of one has left, the rest is a call. */
  readonly upload: (fetch: Fetch) => UploadTransport
  readonly network: TabControl
  /** The server's wall clock, ms. */
  readonly now: () => number
  /** Whether the server counts calls. */
  readonly isLimited: boolean
  /** Whether the machine has a network. */
  readonly isOnline: () => boolean
  /** A message is being sent, or no longer is. */
  readonly onSend: (id: string, isBegun: boolean) => void
  readonly onCall: (call: Call) => void
}

/** Counts and keeps every call of one tab, and lets planned faults happen to the next call of a kind. */
export class Wire {
  readonly calls: Call[] = []
  readonly #network: TabControl
  readonly #inner: Fetch
  readonly #now: () => number
  readonly #isLimited: boolean
  readonly #isOnline: () => boolean
  readonly #onSend: WireOptions['onSend']
  readonly #onCall: (call: Call) => void
  /** Calls that were made although the server had said to wait. */
  readonly impatient: Call[] = []
  /** Most calls of one kind to one place that were under way at once. */
  readonly crowd = new Map<string, number>()
  readonly #underWay = new Map<string, number>()
  /** By kind of call, until when the server wants none, and when it said so. */
  readonly #waits = new Map<string, { readonly until: number; readonly toldAt: number }>()
  readonly #leave: WireOptions['upload']
  readonly #end = new AbortController()
  /** Addresses of files that this tab was told. */
  readonly heard = new Set<string>()
  /** Addresses of files that it could not delete, or deleted. */
  readonly gaveUp = new Set<string>()
  #armed: { readonly kind: CallKind; readonly fault: CallFault }[] = []

  constructor({ inner, upload, network, now, isLimited, isOnline, onSend, onCall }: WireOptions) {
    this.#isOnline = isOnline
    this.#onSend = onSend
    this.#inner = inner
    this.#leave = upload
    this.#isLimited = isLimited
    this.#network = network
    this.#now = now
    this.#onCall = onCall
  }

  /** A server counts by the minute; one without limits that says no for once says it for a moment. */
  #resetAt(): number {
    const seconds = this.#now() / 1000
    return this.#isLimited ? Math.ceil((seconds + 0.001) / 60) * 60 : Math.ceil(seconds) + 7
  }

  arm(kind: CallKind, fault: CallFault): void {
    this.#armed.push({ kind, fault })
  }

  disarm(): void {
    this.#armed = []
    this.#network.forgive()
  }

  /** The server's wall clock, ms. */
  now(): number {
    return this.#now()
  }

  /** The tab is gone: what has not left as a whole never will, and nobody hears of the rest. */
  end(): void {
    this.#end.abort()
  }

  get isEnded(): boolean {
    return this.#end.signal.aborted
  }

  async #learn(answer: Response): Promise<void> {
    try {
      const { file } = (await answer.json()) as { readonly file?: string }
      if (file !== undefined) this.heard.add(file)
    } catch {
      // It was cut off.
    }
  }

  readonly fetch: Fetch = (url, init = {}) => this.#call(url, init, this.#now())

  readonly upload: UploadTransport = (url, init, onProgress, signal) =>
    new Promise((resolve, reject) => {
      if (this.#end.signal.aborted) return
      const begunAt = this.#now()
      const isCut = this.#take('file', 'cut upload')
      const own = new AbortController()
      const stop = (): void => own.abort()
      for (const other of [signal, this.#end.signal]) other.addEventListener('abort', stop)
      if (signal.aborted) stop()
      const tell = (ratio: number): void => {
        if (isCut && ratio >= CUT_AT) stop()
        else if (!this.#end.signal.aborted) onProgress(ratio)
      }
      const leave = this.#leave((to, form) => this.#call(to, form ?? {}, begunAt))
      leave(url, init, tell, own.signal)
        .finally(() => {
          for (const other of [signal, this.#end.signal]) other.removeEventListener('abort', stop)
          if (isCut) this.#noteCut(url)
        })
        .then(
          (answer) => this.#end.signal.aborted || resolve(answer),
          (error: unknown) =>
            this.#end.signal.aborted || reject(error instanceof Error ? error : new Error(String(error))),
        )
    })

  #noteCut(url: string): void {
    const { pathname } = new URL(url)
    const fault = 'cut upload'
    const call: Call = {
      at: this.#now(),
      kind: 'file',
      method: 'POST',
      path: pathname,
      body: '',
      status: -1,
      fault,
    }
    this.calls.push(call)
    this.#onCall(call)
  }

  #take(kind: CallKind, fault: CallFault): boolean {
    const index = this.#armed.findIndex((armed) => armed.kind === kind)
    if (this.#armed[index]?.fault !== fault) return false
    this.#armed.splice(index, 1)
    return true
  }

  async #call(url: string, init: RequestInit, begunAt: number): Promise<Response> {
    const { pathname, searchParams } = new URL(url)
    const method = init.method ?? 'GET'
    const body = typeof init.body === 'string' ? init.body : ''
    const kind = kindOfCall(method, pathname, body)
    const index = this.#armed.findIndex((armed) => armed.kind === kind && armed.fault !== 'cut upload')
    const fault = index < 0 ? null : (this.#armed.splice(index, 1)[0]?.fault ?? null)
    const call: Call = { at: this.#now(), kind, method, path: pathname, body, status: 0, fault }
    this.calls.push(call)
    const place = `${kind} ${pathname}`
    const crowd = (this.#underWay.get(place) ?? 0) + 1
    this.#underWay.set(place, crowd)
    this.crowd.set(place, Math.max(crowd, this.crowd.get(place) ?? 0))
    if (kind === 'unfile') this.gaveUp.add(searchParams.get('url') ?? '')
    const isSend = kind === 'send' || kind === 'reply' || kind === 'thread'
    const budget = `${method} ${isSend ? 'send' : kind}`
    const wait = this.#waits.get(budget)
    // A file takes its time: what began to leave before the server said so may arrive after it.
    if (wait && wait.until > this.#now() && begunAt >= wait.toldAt) this.impatient.push(call)
    const sent = isSend ? /"id":"([^"]+)"/.exec(body)?.[1] : undefined
    if (sent !== undefined) this.#onSend(sent, true)
    // Without a network nothing goes wrong in another way; a plan for it would meet another call.
    if (fault && this.#isOnline())
      this.#network.failNext(
        () => true,
        failureOf(fault, kind, this.#resetAt(), refusedBy(pathname, body, this.#now())),
      )
    try {
      const answer = await this.#inner(url, init)
      call.status = answer.status
      if (kind === 'file' && answer.ok) await this.#learn(answer.clone())
      if (answer.status === 429)
        this.#waits.set(budget, {
          until: Number(answer.headers.get('x-ratelimit-reset')) * 1000,
          toldAt: this.#now(),
        })
      this.#onCall(call)
      return answer
    } catch (error) {
      call.status = -1
      this.#onCall(call)
      throw error
    } finally {
      if (sent !== undefined) this.#onSend(sent, false)
      this.#underWay.set(place, (this.#underWay.get(place) ?? 1) - 1)
    }
  }
}
