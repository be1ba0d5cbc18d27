import { decodePunycode } from './punycode.ts'

/**
 * Scripts that are written together, one entry a writing system: Japanese and Korean each use more than one.
 */
const SCRIPTS =
  'Hani Hira Kana,Hani Hang,Hani Bopo,Arab,Cyrl,Grek,Hebr,Armn,Geor,Deva,Beng,Guru,Gujr,Orya,Taml,Telu,' +
  'Knda,Mlym,Sinh,Thai,Laoo,Khmr,Mymr,Tibt,Ethi,Thaa'

/** Latin is a list of ranges instead, because its script also holds phonetic letters that pass for others. */
const LATIN = 'a-z\\u00DF-\\u017F\\u01A1\\u01B0\\u0219\\u021B\\u1E00-\\u1EFF'

/** Built when a name needs it, for few do. */
function isOneWritingSystem(name: string): boolean {
  const systems = SCRIPTS.replace(/\w+/g, '\\p{scx=$&}').replaceAll(' ', '').split(',')
  return [LATIN, ...systems].some((letters) => new RegExp(`^[${letters}0-9-]+$`, 'u').test(name))
}

/**
 * Cyrillic, Greek and Armenian letters that pass for Latin ones: a label of these alone is a disguise under a
 * Latin ending.
 */
const DISGUISE = /^[0-9асԁеһіјӏорԛѕԝхуѵьгпкνορικαυωτγժոսցօ-]+$/

/** The readable form of an encoded label, or null where it could be taken for another name (rule S2). */
function unicodeLabel(label: string, latinEnding: boolean): string | null {
  const name = decodePunycode(label.slice(4))
  if (name === null || !/^[\p{L}\p{M}\p{N}-]+$/u.test(name) || !/[^\0-\x7F]/.test(name)) return null
  // A name that would normalise to another one cannot have come from a keyboard.
  if (name !== name.normalize('NFKC').toLowerCase() || (latinEnding && DISGUISE.test(name))) return null
  return isOneWritingSystem(name) ? name : null
}

/**
 * The host as people should read it: each label in Unicode where it is of one writing system and no disguise
 * of another, otherwise in the ASCII form that the network sees.
 */
export function displayHost(hostname: string): string {
  if (!hostname.includes('xn--')) return hostname
  const labels = hostname.split('.')
  const latinEnding = !labels.at(-1)?.startsWith('xn--')
  return labels
    .map((label) => (label.startsWith('xn--') ? (unicodeLabel(label, latinEnding) ?? label) : label))
    .join('.')
}
