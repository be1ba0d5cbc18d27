/** The beginnings of IPv4 addresses that only a machine or its own network answers to. */
const PRIVATE_ADDRESS =
  /^(?:0|10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./

/** IPv4 in IPv6 clothes: mapped, compatible, or translated. */
const EMBEDDED = /^\[(?:::ffff:|::|64:ff9b::)([\da-f]{1,4}):([\da-f]{1,4})\]$/

/**
 * Tells whether a host is on somebody's own machine or network, so that nothing is fetched from it without a
 * click (rule S2). Takes any spelling a URL may use (decimal, octal, hexadecimal, IPv6 with its brackets); a
 * host no URL can have counts as private.
 */
export function isPrivateHost(host: string): boolean {
  let name: string
  try {
    name = new URL(`http://${host}`).hostname.replace(/\.$/, '')
  } catch {
    return true
  }
  const embedded = EMBEDDED.exec(name)
  if (embedded) {
    const bytes = embedded
      .slice(1)
      .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
    name = bytes.join('.')
  }
  // ::, ::1, fc00::/7 and fe80::/10.
  if (name.startsWith('[')) return /^\[(?:::1?\]|f[cd]|fe[89ab])/.test(name)
  if (/^\d+(?:\.\d+){3}$/.test(name)) return PRIVATE_ADDRESS.test(name)
  // A name without a dot is answered by the local network.
  return !name.includes('.') || /\.(?:localhost|local|internal|home\.arpa)$/.test(name)
}
