import { displayHost } from './displayHost.ts'

/** What a URL is for: something a person may follow, or something the page fetches by itself. */
export type UrlKind = 'link' | 'image' | 'media'

/** A URL that is fit for its purpose. */
export interface SafeUrl {
  /** As the URL parser writes it; the only form that may reach the DOM. */
  readonly href: string
  /**
   * For people to read: the host (Unicode where that cannot mislead, with its port), the mail address or the
   * number; '' for a blob.
   */
  readonly host: string
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
/** `https:host` and `https:///host` parse, but nobody reads them as that host. */
const WEB = /^ *https?:\/\/[^/]/i
/**
 * One plain mail address, with a subject and a body at most, for other fields could add readers or files that
 * nobody noticed; or a number without service codes.
 */
const PERSON =
  /^(?:mailto:[\w.'+-]+@[\w.-]+(?:\?(?:subject|body)=[^&#]*(?:&(?:subject|body)=[^&#]*)*)?|tel:\+?[\d ().-]{3,32}(?:;ext=\d{1,8})?)$/i
/**
 * Hosts that may be on somebody's own machine or network: addresses without a name, which the URL parser
 * writes in one way however they are spelled; names without a dot, and the endings set apart for this.
 */
const PRIVATE = /^(?:\[.*|[\d.]+|[^.]+|.+\.(?:localhost|local|internal|home\.arpa))\.?$/

/**
 * The one gate every foreign URL passes (rule S2): null means "show it as text". Links may be http, https,
 * mailto or tel; images and media https, a blob of this page, or anything http(s) on the back end's own
 * origin. A link with a user name is refused, because `https://bank.example@other.example` is read wrongly;
 * from an image the name is stripped. What the page would fetch by itself must not lie on a private host.
 */
export function safeUrl(kind: UrlKind, value: string, options: SafeUrlOptions = {}): SafeUrl | null {
  if (value.length > MAX_LENGTH || REFUSED.test(value) || !URL.canParse(value)) return null
  const url = new URL(value)
  const { href, protocol, origin, pathname } = url
  if (kind === 'link') {
    if (PERSON.test(href)) return { href, host: pathname }
    if (url.username || url.password) return null
  } else {
    if (protocol === 'blob:' && origin === options.pageOrigin) return { href, host: '' }
    if (origin !== options.origin && (protocol === 'http:' || PRIVATE.test(url.hostname))) return null
    url.username = url.password = ''
  }
  if (!WEB.test(value)) return null
  return { href: url.href, host: displayHost(url, value) + (url.port && `:${url.port}`) }
}
