import type { Budget } from './budget.ts'
import { hidesHost } from './hidesHost.ts'
import type { TextLink } from './nodes.ts'
import { type SafeUrl, safeUrl } from './safeUrl.ts'

const START = /(?:https?:\/\/|www\.|mailto:|tel:)(?=[^\s])/iy
/**
 * Where an address ends. What cannot be seen does not end it: a link to the part before would look like a
 * link to the whole.
 */
const END = /[\s<>"`\\|。，、！？；：「」（）“”«»]/
const TRAILING = /[?!.,:;*_~'’…؟؛،\p{Cf}]/u
const DOMAIN = /[a-z\d.-]*/iy
const LETTER = /[\p{L}\p{N}\p{M}]/u
const MAX_LOCAL = 64

/** A stretch of text that was looked at as an address: a link, or null when it must stay text as a whole. */
export interface Autolink {
  readonly start: number
  readonly end: number
  readonly link: TextLink | null
}

/**
 * What a link node says about an address that is its own label; `authority` is the part of it that names the
 * place.
 */
function bareLink(label: string, authority: string, url: SafeUrl): TextLink {
  const children = [{ type: 'text', value: label }] as const
  return {
    type: 'link',
    href: url.href,
    host: url.host,
    showHost: hidesHost(authority, url),
    bare: true,
    children,
  }
}

/**
 * The address without the punctuation of the sentence around it; a closing bracket stays if it was opened
 * inside.
 */
function trimEnd(text: string): string {
  const surplus = (open: string, close: string): number => text.split(close).length - text.split(open).length
  let round = surplus('(', ')')
  let square = surplus('[', ']')
  let end = text.length
  for (; end > 0; end--) {
    const last = text.charAt(end - 1)
    const isSpare = (last === ')' && round-- > 0) || (last === ']' && square-- > 0)
    if (!isSpare && !TRAILING.test(last)) break
  }
  return text.slice(0, end)
}

/**
 * Finds a web address, mail address or number that begins at `start` with its scheme or `www.`. What is
 * refused is consumed whole, so that no harmless-looking part of it becomes a link and no text is read twice.
 */
export function findUrl(source: string, start: number, inLabel: boolean, budget: Budget): Autolink | null {
  START.lastIndex = start
  const scheme = START.exec(source)?.[0]
  // Scripts without spaces write an address right behind a word, so only Latin letters before it speak
  // against it.
  if (!scheme || /[a-z\d]/i.test(source.charAt(start - 1))) return null
  let end = start + scheme.length
  while (end < source.length && !END.test(source.charAt(end)) && !(inLabel && source.charAt(end) === ']'))
    end += 1
  budget.spend(2 * (end - start))
  const label = trimEnd(source.slice(start, end))
  if (label.length <= scheme.length) return null
  const url = safeUrl('link', scheme.toLowerCase() === 'www.' ? `https://${label}` : label)
  return {
    start,
    end: start + label.length,
    link: url && bareLink(label, label.replace(/^(\w+:\/\/)?([^/?#]*).*/s, '$1$2'), url),
  }
}

/** Finds the mail address around the `@` at `at`; it reaches back no further than `from`. */
export function findMail(source: string, from: number, at: number, budget: Budget): Autolink | null {
  let start = at
  while (start > from && at - start < MAX_LOCAL && /[\w.+-]/.test(source.charAt(start - 1))) start -= 1
  while (source.charAt(start) === '.') start += 1
  DOMAIN.lastIndex = at + 1
  const region = DOMAIN.exec(source)?.[0] ?? ''
  budget.spend(at - start + 1 + region.length)
  const domain = region.replace(/[.-]{1,9}$/, '')
  const end = at + 1 + domain.length
  if (start === at || !/^[a-z\d](?:[a-z\d-]*\.)+[a-z]{2,}$/i.test(domain)) return null
  // A neighbouring letter would make it the rest of another address.
  if (LETTER.test(source.charAt(start - 1)) || LETTER.test(source.charAt(end)) || source.charAt(end) === '@')
    return null
  const label = source.slice(start, end)
  const url = safeUrl('link', `mailto:${label}`)
  return url && { start, end, link: bareLink(label, label, url) }
}
