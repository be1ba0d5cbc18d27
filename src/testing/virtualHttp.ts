import type { Fetch } from '../env/env.ts'

/** One request that the kit made, and the server's half of it. */
export interface VirtualRequest {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  /** The body, parsed where it is JSON; `undefined` without one. */
  readonly body: unknown
  /** False once it was answered, failed or given up. */
  readonly isOpen: boolean
  /** Answers with this body: text as it is, anything else as JSON. */
  answer(status: number, body?: unknown, headers?: Readonly<Record<string, string>>): void
  /** Answers with the beginning of a body, after which the line breaks. */
  breakOff(status: number, beginning: string): void
  /** The line breaks before any answer. */
  fail(error?: Error): void
}

/** A `fetch` whose answers a test gives, by hand or by rule. */
export interface VirtualHttp {
  readonly fetch: Fetch
  /** Everything asked so far, oldest first. */
  readonly requests: readonly VirtualRequest[]
  /** What still waits for an answer. */
  readonly open: readonly VirtualRequest[]
  /** Hands every request from now on to `handler`; one that it does not answer stays open. */
  serve(handler: (request: VirtualRequest) => void): void
}

const read = (body: unknown): unknown => {
  if (typeof body !== 'string') return body ?? undefined
  try {
    return JSON.parse(body) as unknown
  } catch {
    return body
  }
}

const abortError = (): DOMException => new DOMException('The request was given up.', 'AbortError')

/** @param isOnline whether the machine has a network; without one every request fails at once */
export function createVirtualHttp(isOnline: () => boolean = () => true): VirtualHttp {
  const requests: VirtualRequest[] = []
  let handler: (request: VirtualRequest) => void = () => {}

  const ask = (url: string, init: RequestInit, settle: Settle): void => {
    let isOpen = true
    const end = (act: () => void): void => {
      if (!isOpen) return
      isOpen = false
      init.signal?.removeEventListener('abort', giveUp)
      act()
    }
    const giveUp = (): void => end(() => settle.reject(abortError()))
    const request: VirtualRequest = {
      method: init.method ?? 'GET',
      url: new URL(url),
      headers: new Headers(init.headers),
      body: read(init.body),
      get isOpen() {
        return isOpen
      },
      answer: (status, body = {}, headers = {}) =>
        end(() => {
          const text = typeof body === 'string' ? body : JSON.stringify(body)
          settle.resolve(new Response(status === 204 ? null : text, { status, headers }))
        }),
      breakOff: (status, beginning) =>
        end(() => settle.resolve(new Response(brokenBody(beginning), { status }))),
      fail: (error = new TypeError('The line broke.')) => end(() => settle.reject(error)),
    }
    init.signal?.addEventListener('abort', giveUp)
    requests.push(request)
    handler(request)
  }

  return {
    fetch: (url, init = {}) =>
      new Promise((resolve, reject) => {
        if (init.signal?.aborted) reject(abortError())
        else if (!isOnline()) reject(new TypeError('There is no network.'))
        else ask(url, init, { resolve, reject })
      }),
    requests,
    get open() {
      return requests.filter((request) => request.isOpen)
    },
    serve(next) {
      handler = next
    },
  }
}

interface Settle {
  readonly resolve: (answer: Response) => void
  readonly reject: (error: unknown) => void
}

function brokenBody(beginning: string): ReadableStream {
  let isSent = false
  return new ReadableStream({
    pull(controller) {
      if (isSent) return controller.error(new TypeError('The line broke.'))
      isSent = true
      controller.enqueue(new TextEncoder().encode(beginning))
    },
  })
}
