import { displayHost } from './displayHost.ts'
import { isPrivateHost } from './privateHost.ts'

/** What a URL is for: something a person may follow, or something the page fetches by itself. */
export type UrlKind = 'link' | 'image' | 'media'

/** A URL that is fit for its purpose. */
export interface SafeUrl {
  /** As the URL parser writes it; the only form that may reach the DOM. */
  readonly href: string
  readonly scheme: 'https' | 'http' | 'mailto' | 'tel' | 'blob'
  /**
   * For people to read: the host (Unicode where that cannot mislead, with its port), the mail address or the
   * number.
   */
  readonly host: string
  /** As the network sees it, for comparing with a list of hosts; '' when there is no host. */
  readonly hostname: string
}

/** Where "own" begins. */
export interface SafeUrlOptions {
  /**
   * The back end's origin, e.g. `http://localhost:3000`: images from there may use http and a private host.
   */
  readonly origin?: string | undefined
  /** The page's origin; a `blob:` image must be of this origin, and without it none is accepted. */
  readonly pageOrigin?: string | undefined
}

const MAX_LENGTH = 8_192
/** Controls, backslash, and what cannot be seen or turns the direction, other than the joiners. */
const REFUSED = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\\]/u

/**
 * The one gate every foreign URL passes (rule S2): null means "show it as text". Links may be http, https,
 * mailto or tel; images and media https, a blob of this page, or anything http(s) on the back end's own
 * origin. A link with a user name is refused, because `https://bank.example@other.example` is read wrongly;
 * from an image the name is stripped. What the page would fetch by itself must not lie on a private host.
 */
export function safeUrl(kind: UrlKind, value: string, options: SafeUrlOptions = {}): SafeUrl | null {
  if (value.length > MAX_LENGTH || REFUSED.test(value)) return null
  let url: URL
  try {
    url = new URL(value)
  } catch {
    return null
  }
  switch (url.protocol) {
    case 'https:':
    case 'http:':
      return webUrl(kind, value, url, options.origin)
    case 'mailto:':
      return kind === 'link' ? mailUrl(url) : null
    case 'tel:':
      return kind === 'link' &&
        /^\+?[\d ().-]{3,32}(?:;ext=\d{1,8})?$/.test(url.pathname) &&
        !url.search &&
        !url.hash
        ? { href: url.href, scheme: 'tel', host: url.pathname, hostname: '' }
        : null
    case 'blob:':
      return kind !== 'link' && url.origin === options.pageOrigin
        ? { href: url.href, scheme: 'blob', host: '', hostname: '' }
        : null
    default:
      return null
  }
}

function webUrl(kind: UrlKind, value: string, url: URL, origin: string | undefined): SafeUrl | null {
  // `https:host` and `https:///host` parse, but nobody reads them as that host.
  if (!/^ *https?:\/\/[^/]/i.test(value)) return null
  const scheme = url.protocol === 'https:' ? 'https' : 'http'
  if (kind === 'link') {
    if (url.username || url.password) return null
  } else {
    url.username = ''
    url.password = ''
    if (url.origin !== origin && (scheme === 'http' || isPrivateHost(url.hostname))) return null
  }
  const host = displayHost(url.hostname) + (url.port && `:${url.port}`)
  return { href: url.href, scheme, host, hostname: url.hostname }
}

/**
 * One plain address, with a subject and a body at most: other fields could add readers or files that nobody
 * noticed.
 */
function mailUrl(url: URL): SafeUrl | null {
  if (!/^[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+$/.test(url.pathname) || url.hash) return null
  for (const key of url.searchParams.keys()) if (!/^(?:subject|body)$/i.test(key)) return null
  return { href: url.href, scheme: 'mailto', host: url.pathname, hostname: '' }
}
