/** Networks that are nobody's, somebody's own, or reserved: the first bits of each, with how many count. */
const SET_APART: readonly (readonly [network: number, bits: number])[] = [
  [0x00000000, 8],
  [0x0a000000, 8],
  [0x64400000, 10],
  [0x7f000000, 8],
  [0xa9fe0000, 16],
  [0xac100000, 12],
  [0xc0000000, 24],
  [0xc0000200, 24],
  [0xc0586300, 24],
  [0xc0a80000, 16],
  [0xc6120000, 15],
  [0xc6336400, 24],
  [0xcb007100, 24],
  [0xe0000000, 3],
]

/** Names without a dot, and the endings set apart for machines nearby. */
const NEARBY = /^(?:[^.]*|.+\.(?:localhost|local|internal|intranet|lan|home\.arpa|test|invalid|onion))\.?$/i

/**
 * Whether the host of a parsed URL may be one that everybody reaches. What a name stands for is looked at again when it
 * is looked up ({@link isPublicAddress}).
 */
export function isPublicHost(hostname: string): boolean {
  if (hostname.startsWith('[')) return isPublicAddress(hostname.slice(1, -1))
  // The URL parser writes every spelling of an address in this one way.
  if (/^[\d.]+$/.test(hostname)) return isPublicAddress(hostname.replace(/\.$/, ''))
  return !NEARBY.test(hostname)
}

/** Whether an IP address is one that everybody reaches. */
export function isPublicAddress(address: string): boolean {
  if (address.includes(':')) return isPublicV6(address)
  const parts = address.split('.').map(Number)
  if (parts.length !== 4 || !parts.every((part) => Number.isInteger(part) && part >= 0 && part < 256))
    return false
  const value = parts.reduce((sum, part) => sum * 256 + part, 0)
  return !SET_APART.some(([network, bits]) => value >= network && value < network + 2 ** (32 - bits))
}

/** Of the newer addresses only 2000::/3 is public, without examples and without those that hold an older one. */
function isPublicV6(address: string): boolean {
  const [first = 0, second = 0] = address
    .split(':')
    .map((part) => (part === '' ? 0 : Number.parseInt(part, 16)))
  if (!(first >= 0x2000 && first <= 0x3fff) || first === 0x2002) return false
  return first !== 0x2001 || (second !== 0 && second !== 0xdb8)
}
