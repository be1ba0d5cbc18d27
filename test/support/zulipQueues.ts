import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What one request said. */
export interface ZulipCall {
  readonly method: string
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly authorization: string | undefined
}

interface Queue {
  readonly id: string
  last: number
  events: { readonly id: number }[]
  parked: ((isForced: boolean) => void) | null
}

type Refusal = { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }

/**
 * A server with the event queues of the protocol and nothing else: ids that count up in each queue, requests that wait for
 * the first event, a second reader that sends the first one away, queues that are unknown once they are gone.
 */
export class ZulipQueues {
  readonly calls: ZulipCall[] = []
  readonly queues = new Map<string, Queue>()
  /** What the next registrations say beside the queue. */
  state: Record<string, unknown> = { zulip_feature_level: 372 }
  #made = 0
  #refusals: (Refusal & { readonly path: string })[] = []
  readonly #server = createServer((request, response) => void this.#answer(request, response))

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api/v1`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** Something happens: every queue hears of it. */
  push(event: object): void {
    for (const queue of this.queues.values()) {
      queue.last += 1
      queue.events.push({ ...event, id: queue.last })
      queue.parked?.(false)
    }
  }

  /** The next calls of a path are refused. A body that is a text is sent as it is; `null` cuts the line. */
  refuseNext(path: string, ...refusals: readonly Refusal[]): void {
    this.#refusals.push(...refusals.map((refusal) => ({ ...refusal, path })))
  }

  /** The queues are gone, as after a crash or ten minutes without a question. */
  lose(): void {
    const gone = [...this.queues.values()]
    this.queues.clear()
    for (const queue of gone) queue.parked?.(true)
  }

  count(method: string, path: string): number {
    return this.calls.filter((call) => call.method === method && call.path === path).length
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://zulip.invalid')
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const params = Object.fromEntries([...url.searchParams, ...new URLSearchParams(body)])
    const path = url.pathname.replace('/api/v1', '')
    const call = { method: request.method ?? '', path, params, authorization: request.headers.authorization }
    this.calls.push(call)
    const at = this.#refusals.findIndex((refusal) => refusal.path === path)
    const [refusal] = at < 0 ? [] : this.#refusals.splice(at, 1)
    if (refusal) return refuse(response, refusal)
    const send = (value: object): void =>
      void response.end(JSON.stringify({ result: 'success', msg: '', ...value }))
    if (path === '/register') return send(this.#register())
    const queue = this.queues.get(params['queue_id'] ?? '')
    if (!queue)
      return refuse(response, {
        status: 400,
        body: { result: 'error', msg: 'Bad event queue ID', code: 'BAD_EVENT_QUEUE_ID' },
      })
    if (request.method === 'DELETE') {
      this.queues.delete(queue.id)
      queue.parked?.(true)
      return send({})
    }
    this.#poll(queue, params, request, response, send)
  }

  #register(): object {
    this.#made += 1
    const queue: Queue = { id: `queue-${this.#made}`, last: -1, events: [], parked: null }
    this.queues.set(queue.id, queue)
    return { queue_id: queue.id, last_event_id: -1, ...this.state }
  }

  #poll(
    queue: Queue,
    params: Readonly<Record<string, string>>,
    request: IncomingMessage,
    response: ServerResponse,
    send: (value: object) => void,
  ): void {
    queue.events = queue.events.filter(({ id }) => id > Number(params['last_event_id']))
    queue.parked?.(true)
    if (queue.events.length > 0 || params['dont_block'] === 'true') return send({ events: queue.events })
    const parked = (isForced: boolean): void => {
      if (queue.parked === parked) queue.parked = null
      if (isForced || queue.events.length > 0) send({ events: queue.events, queue_id: queue.id })
    }
    queue.parked = parked
    request.on('close', () => {
      if (response.writableEnded) return
      if (queue.parked === parked) queue.parked = null
    })
  }
}

function refuse(response: ServerResponse, { status, body, headers = {} }: Refusal): void {
  if (body === null) return void response.destroy()
  response.writeHead(status, headers)
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}
