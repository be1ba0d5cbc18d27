/** A message as it stands on the server. */
export interface Standing {
  readonly id: string
  /** Its place among others: the server's stamp. */
  readonly at: string
  /** When it came to stand there, virtual ms. */
  readonly since: number
}

/** What a call depends on: a message that has to be there before. */
const DEPENDENT = /^\/messages\/([^/]+)(\/reaction(\/[^/]+)?)?$/
const SEND = /^\/channels\/([^/]+)\/([^/]+)\/message$/

const isBefore = (one: Standing, other: Standing): boolean =>
  one.at === other.at ? one.id < other.id : one.at < other.at

/** The order in which messages stand on the server, written down beside it as calls reach it. */
export class History {
  readonly #channels = new Map<string, Standing[]>()
  readonly #known = new Map<string, Standing>()
  readonly #ever = new Set<string>()
  /** Calls that reached the server before the message they are about. */
  readonly orphans: string[] = []

  add(cid: string, standing: Standing): void {
    if (this.#ever.has(standing.id)) return
    this.#ever.add(standing.id)
    this.#known.set(standing.id, standing)
    const channel = this.#channels.get(cid) ?? []
    this.#channels.set(cid, channel)
    const index = channel.findLastIndex((other) => isBefore(other, standing))
    channel.splice(index + 1, 0, standing)
  }

  erase(cid: string, id: string): void {
    this.#known.delete(id)
    this.#channels.set(
      cid,
      (this.#channels.get(cid) ?? []).filter((standing) => standing.id !== id),
    )
  }

  /**
   * What stands between two messages, or before one of them.
   * @param from `null`: from the beginning
   */
  between(cid: string, from: string | null, to: string): readonly Standing[] {
    const channel = this.#channels.get(cid) ?? []
    const end = this.#indexIn(channel, to)
    const start = from === null ? -1 : this.#indexIn(channel, from)
    return end === undefined || start === undefined ? [] : channel.slice(start + 1, Math.max(start + 1, end))
  }

  /** Whether a message stands on the server now. */
  has(id: string): boolean {
    return this.#known.has(id)
  }

  #indexIn(channel: readonly Standing[], id: string): number | undefined {
    const standing = this.#known.get(id)
    if (!standing) return undefined
    let [low, high] = [0, channel.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore(channel[middle] as Standing, standing)) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Lets a call through to the server and notes what it did there. @param now virtual ms */
  async watch(
    request: Request,
    answer: (request: Request) => Promise<Response>,
    now: () => number,
  ): Promise<Response> {
    const path = new URL(request.url).pathname.replace(/^\/api\/v2(\/chat)?/, '')
    const parent = request.method === 'GET' ? undefined : DEPENDENT.exec(path)?.[1]
    if (parent !== undefined) this.#depend(`${request.method} ${path}`, decodeURIComponent(parent))
    const send = request.method === 'POST' ? SEND.exec(path) : null
    if (!send) return answer(request)
    const sent = JSON.parse(await request.clone().text()) as { message?: { quoted_message_id?: string } }
    const quoted = sent.message?.quoted_message_id
    if (quoted !== undefined) this.#depend(`${request.method} ${path}`, quoted)
    const response = await answer(request)
    if (!response.ok) return response
    const { message } = (await response.clone().json()) as {
      message?: { id: string; created_at: string; type: string }
    }
    if (message && message.type !== 'error')
      this.add(`${send[1]}:${send[2]}`, { id: message.id, at: message.created_at, since: now() })
    return response
  }

  #depend(what: string, parent: string): void {
    if (!this.#ever.has(parent)) this.orphans.push(`${what} before ${parent}`)
  }
}
