import { wireErrorCode } from '../../wire/stream/index.ts'
import { badInput, Failure } from '../failure.ts'
import type { ServerEnv } from '../scope.ts'
import type { FetchPage, Services } from '../services.ts'
import { isPublicHost } from './isPublicHost.ts'

const MOST_REDIRECTS = 3
const LONGEST_MS = 5000
const MOST_BYTES = 512 * 1024
const LONGEST_ADDRESS = 2000

/** What reading pages takes of the services. */
export type PageOptions = Pick<Services, 'allowsPrivatePages' | 'closing'> & {
  readonly fetchPage: FetchPage
}

/**
 * Reads the page behind a link: the first 512 kB of it, within 5 s, over at most 3 redirects. Each address on the way
 * must be one that everybody reaches, so that nobody sees with the server's eyes what only the server may see.
 * @throws Failure 4 for what is no such page, 23 when it takes too long
 */
export async function readPage(
  options: PageOptions,
  env: Pick<ServerEnv, 'after'>,
  link: string,
): Promise<{ readonly url: string; readonly html: string }> {
  const controller = new AbortController()
  let cancel = (): void => undefined
  const tooLate = new Promise<never>((_, reject) => {
    const giveUp = (): void =>
      reject(new Failure(wireErrorCode.timeout, `The page took longer than ${LONGEST_MS / 1000} s`))
    const stop = env.after(LONGEST_MS, giveUp)
    options.closing.addEventListener('abort', giveUp)
    cancel = () => {
      stop()
      options.closing.removeEventListener('abort', giveUp)
    }
  })
  try {
    return await Promise.race([follow(options, link, controller.signal), tooLate])
  } finally {
    cancel()
    // Whatever still comes is not wanted.
    controller.abort()
  }
}

async function follow({ fetchPage, allowsPrivatePages }: PageOptions, link: string, signal: AbortSignal) {
  let url = checked(link, allowsPrivatePages)
  for (let hops = 0; ; hops += 1) {
    const response = await fetchPage(url.href, { signal }).catch(() => {
      throw badInput('url', 'cannot be reached')
    })
    const location = response.headers.get('location')
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel().catch(() => undefined)
      if (hops === MOST_REDIRECTS) throw badInput('url', `redirects more than ${MOST_REDIRECTS} times`)
      url = checked(location, allowsPrivatePages, url)
      continue
    }
    if (!response.ok) throw badInput('url', `answers with status ${response.status}`)
    const type = response.headers.get('content-type') ?? ''
    if (!/^\s*(text\/html|application\/xhtml\+xml)\s*(;|$)/i.test(type)) throw badInput('url', 'is no page')
    return { url: url.href, html: decode(await readStart(response), type) }
  }
}

function checked(address: string, allowsPrivate: boolean, base?: URL): URL {
  if (address.length > LONGEST_ADDRESS || !URL.canParse(address, base))
    throw badInput('url', 'must be an address')
  const url = new URL(address, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw badInput('url', 'must be http or https')
  if (url.username !== '' || url.password !== '') throw badInput('url', 'must not name a user')
  if (!allowsPrivate && !isPublicHost(url.hostname))
    throw badInput('url', 'must not lie in a private network')
  return url
}

/** The first bytes of an answer; what is left of it is not waited for. */
async function readStart(response: Response): Promise<Uint8Array> {
  const reader = response.body?.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  while (reader && length < MOST_BYTES) {
    const { done, value } = await reader.read().catch(() => {
      throw badInput('url', 'cannot be read to its end')
    })
    if (done) break
    parts.push(value)
    length += value.byteLength
  }
  await reader?.cancel().catch(() => undefined)
  const bytes = new Uint8Array(length)
  let place = 0
  for (const part of parts) {
    bytes.set(part, place)
    place += part.byteLength
  }
  return bytes.subarray(0, MOST_BYTES)
}

/** In the encoding that the answer or the page itself names, which is UTF-8 where it names none that is known. */
function decode(bytes: Uint8Array, type: string): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  const [, label = 'utf-8'] =
    /charset\s*=\s*["']?([\w-]+)/i.exec(type) ?? /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start) ?? []
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
