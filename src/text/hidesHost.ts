import type { SafeUrl } from './safeUrl.ts'

/** An address without what people leave out when they write it. */
const bare = (address: string): string =>
  address
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:|tel:)/, '')
    .replace(/^www\./, '')
    .replace(/\/$/, '')

const digits = (text: string): string => text.replace(/\D/g, '')

/**
 * Tells whether a label names another place than the link leads to (rule S3), so that the real host must
 * stand beside it. It errs towards showing: any word like a host that is not this host counts, also in
 * disguise (wide letters, unseen characters).
 */
export function hidesHost(label: string, url: SafeUrl): boolean {
  const shown = label
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/。/g, '.')
    .toLowerCase()
    .trim()
  if (bare(shown) === bare(url.href) || bare(shown) === bare(url.host)) return false
  if (url.scheme === 'tel') return digits(shown).length > 2 && digits(shown) !== digits(url.host)
  const words = shown.split(/[\s/?#@:()<>[\]"'`,;!|\\“”«»]+/).map((word) => word.replace(/^www\.|\.$/g, ''))
  const hosts = words.filter((word) => /[^.]\.(?:[^.]{2}|\d+\.\d)/.test(word))
  if (url.scheme === 'mailto') return hosts.length > 0 || shown.includes('@')
  const real = [bare(url.hostname), bare(url.host).replace(/:\d+$/, '')]
  const named = words.some((word) => real.includes(word))
  return hosts.some((word) => !real.includes(word)) || (shown.includes('://') && !named)
}
