/**
 * The letters of one label: a writing system an entry, for some use more than one script. Latin is a list of
 * ranges, because its script also holds phonetic letters that pass for others.
 */
const SYSTEMS = 'a-zß-öø-žơưșțḁ-ỹ,Hani Hira Kana,Hani Hang,Arab,Hebr,Deva,Beng,Taml,Telu,Thai,Geor'

/** Whole words of these pass for Latin ones, so that they are shown only before an ending of their own. */
const LOOK_ALIKES = ',Cyrl,Grek,Armn'

/** Built when a name needs it, for few do. */
function isOneSystemALabel(host: string): boolean {
  const systems = SYSTEMS + (/[a-z]$/.test(host) ? '' : LOOK_ALIKES)
  const letters = systems.replace(/[A-Z]\w+/g, '\\p{scx=$&}').replaceAll(',', '\\d-]+|[')
  const label = new RegExp(`^(?=[\\p{L}\\p{M}\\p{N}-]+$)(?:[${letters}\\d-]+)$`, 'u')
  return host.split('.').every((part) => label.test(part))
}

/**
 * The host as people should read it (rule S2): in Unicode if it was written so, each label in one writing
 * system, otherwise in the ASCII form that the network sees.
 */
export function displayHost(url: URL, written: string): string {
  if (!url.hostname.includes('xn--')) return url.hostname
  const host = (/\/\/([^/?#:]+)/.exec(written)?.[1] ?? '').normalize('NFKC').toLowerCase()
  // What is shown must itself lead there.
  const probe = new URL('https://x')
  probe.hostname = host
  return probe.hostname === url.hostname && isOneSystemALabel(host) ? host : url.hostname
}
