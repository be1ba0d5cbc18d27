/** A message as it stands on the server. */
export interface Standing {
  readonly id: string
  /** Its place among others: the server's stamp. */
  readonly at: string
  /** When it came to stand there, virtual ms. */
  readonly since: number
}

/** What a call depends on: a message that has to be there before. */
const DEPENDENT = /^\/messages\/([^/]+)(\/reaction(\/[^/]+)?|\/reminders|\/polls\/.*)?$/
const FILE = /^\/channels\/[^/]+\/[^/]+\/(file|image)$/
const SEND = /^\/channels\/([^/]+)\/([^/]+)\/message$/

/** A thread by the name that the kit has for it, too. */
const threadOf = (cid: string, root: string): string => `${cid}\n${root}`

const isBefore = (one: Standing, other: Standing): boolean =>
  one.at === other.at ? one.id < other.id : one.at < other.at

/** The order in which messages stand on the server, written down beside it as calls reach it. */
export class History {
  readonly #conversations = new Map<string, Standing[]>()
  readonly #known = new Map<string, Standing>()
  readonly #ever = new Set<string>()
  /** Addresses of files that hung on a message when that left; the application may have erased it since. */
  readonly hung = new Set<string>()
  /** Address of a file → when the server had it, virtual ms. */
  readonly upAt = new Map<string, number>()
  /** Calls that reached the server before the message they are about. */
  readonly orphans: string[] = []

  /** @param where the conversations in which it stands: a channel, a thread, or both */
  add(where: readonly string[], standing: Standing): void {
    if (this.#ever.has(standing.id)) return
    this.#ever.add(standing.id)
    this.#known.set(standing.id, standing)
    for (const id of where) {
      const conversation = this.#conversations.get(id) ?? []
      this.#conversations.set(id, conversation)
      const index = conversation.findLastIndex((other) => isBefore(other, standing))
      conversation.splice(index + 1, 0, standing)
    }
  }

  erase(gone: string): void {
    this.#known.delete(gone)
    for (const [id, conversation] of this.#conversations)
      this.#conversations.set(
        id,
        conversation.filter((standing) => standing.id !== gone),
      )
  }

  /**
   * What stands between two messages, or before one of them.
   * @param from `null`: from the beginning
   */
  between(id: string, from: string | null, to: string): readonly Standing[] {
    const all = this.#conversations.get(id) ?? []
    const end = this.#indexIn(all, to)
    const start = from === null ? -1 : this.#indexIn(all, from)
    return end === undefined || start === undefined ? [] : all.slice(start + 1, Math.max(start + 1, end))
  }

  /** Whether a message stands on the server now. */
  has(id: string): boolean {
    return this.#known.has(id)
  }

  #indexIn(all: readonly Standing[], id: string): number | undefined {
    const standing = this.#known.get(id)
    if (!standing) return undefined
    let [low, high] = [0, all.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore(all[middle] as Standing, standing)) low = middle + 1
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
    if (request.method === 'POST' && FILE.test(path)) {
      const response = await answer(request)
      if (!response.ok) return response
      const { file } = (await response.clone().json()) as { file?: string }
      if (file !== undefined) this.upAt.set(file, now())
      return response
    }
    const send = request.method === 'POST' ? SEND.exec(path) : null
    if (!send) return answer(request)
    const sent = JSON.parse(await request.clone().text()) as {
      message?: {
        quoted_message_id?: string
        parent_id?: string
        show_in_channel?: boolean
        attachments?: readonly { readonly asset_url?: string; readonly image_url?: string }[]
      }
    }
    for (const { asset_url: asset, image_url: image } of sent.message?.attachments ?? [])
      this.hung.add(asset ?? image ?? '')
    const { quoted_message_id: quoted, parent_id: root, show_in_channel: isAlso } = sent.message ?? {}
    for (const needed of [quoted, root])
      if (needed !== undefined) this.#depend(`${request.method} ${path}`, needed)
    const response = await answer(request)
    if (!response.ok) return response
    const { message } = (await response.clone().json()) as {
      message?: { id: string; created_at: string; type: string }
    }
    const cid = `${send[1]}:${send[2]}`
    const where = root === undefined ? [cid] : [threadOf(cid, root), ...(isAlso ? [cid] : [])]
    if (message && message.type !== 'error')
      this.add(where, { id: message.id, at: message.created_at, since: now() })
    return response
  }

  #depend(what: string, parent: string): void {
    if (!this.#ever.has(parent)) this.orphans.push(`${what} before ${parent}`)
  }
}
