const BASE = 36
const T_MIN = 1
const T_MAX = 26

/** How far the thresholds move after each decoded character (RFC 3492 §6.1). */
function adapt(delta: number, count: number, first: boolean): number {
  let rest = first ? Math.floor(delta / 700) : delta >> 1
  rest += Math.floor(rest / count)
  let bias = 0
  for (; rest > 455; bias += BASE) rest = Math.floor(rest / (BASE - T_MIN))
  return bias + Math.floor((36 * rest) / (rest + 38))
}

/** The value of a digit: a–z are 0–25, 0–9 are 26–35, anything else is NaN. */
function digitOf(char: string | undefined): number {
  const value = Number.parseInt(char ?? '', BASE)
  return value < 10 ? value + 26 : value - 10
}

/** A host label holds 63 characters at most. */
const MAX_LABEL = 63

/**
 * Decodes what follows `xn--` in a host label (RFC 3492), so that people can read the name. Null when it is
 * malformed.
 */
export function decodePunycode(encoded: string): string | null {
  if (encoded.length > MAX_LABEL) return null
  const split = encoded.lastIndexOf('-')
  const points = Array.from(encoded.slice(0, Math.max(split, 0)), (char) => char.charCodeAt(0))
  let code = 128
  let at = 0
  let bias = 72
  for (let read = split + 1; read < encoded.length;) {
    const start = at
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = digitOf(encoded[read++])
      at += digit * weight
      // NaN (a digit that is missing or foreign) fails this comparison too.
      if (!(at < 0x7fffffff)) return null
      const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX)
      if (digit < threshold) break
      weight *= BASE - threshold
    }
    const count = points.length + 1
    bias = adapt(at - start, count, start === 0)
    code += Math.floor(at / count)
    if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return null
    at %= count
    points.splice(at++, 0, code)
  }
  return String.fromCodePoint(...points)
}
