import { isolateName } from './bidi.ts'
import type { TextInline, TextLink } from './nodes.ts'
import { plainText } from './plainText.ts'
import { type SafeUrl, safeUrl } from './safeUrl.ts'

/** A dot between letters or numbers, a scheme, a mail address. */
const HOST_LIKE = /[^.。][.。](?:[\p{L}\p{N}\p{M}-]{2}|\d+\.\d)|:\/\/|.@/u

/**
 * Tells whether a label names another place than the link leads to (rule S3), so that the real host must
 * stand beside it. It errs towards showing: every word that looks like a host, also in disguise (wide letters,
 * unseen characters), must be an address that begins with this host.
 */
export function hidesHost(label: string, { href, host }: SafeUrl): boolean {
  const shown = label
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
  if (href.startsWith('tel:')) {
    const [said, called] = [shown, host].map((text) => text.replace(/\D/g, ''))
    return said !== '' && said !== called
  }
  const real = host.replace(/^www\./, '').toLowerCase()
  return shown.split(/\s+/).some((word) => {
    const address = word.replace(/^(?:https?:\/\/|mailto:)?(?:www\.)?/, '')
    const isReal = address.startsWith(real) && /^\.?(?:[/?#]|$)/.test(address.slice(real.length))
    return HOST_LIKE.test(word) && !isReal
  })
}

/** Makes a link of a label and a foreign target; null when nobody should follow it or it cannot be seen. */
export function makeLink(target: string, children: readonly TextInline[], isBare: boolean): TextLink | null {
  const url = safeUrl('link', target.replace(/^www\./i, 'https://$&'))
  const label = plainText(children, '')
  if (!url || !isolateName(label)) return null
  return { type: 'link', ...url, showHost: hidesHost(label, url), bare: isBare, children }
}
