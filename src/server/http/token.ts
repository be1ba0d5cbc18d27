import { isObject, parseJson, type Json } from '../../wire/decode.ts'
import { wireErrorCode } from '../../wire/stream/index.ts'
import { Failure } from '../failure.ts'

/** Signs and reads the JSON web tokens (HS256) that say who makes a call. */
export interface Tokens {
  sign(claims: Json): Promise<string>
  /**
   * The claims of a token that may be believed now.
   * @throws Failure 5 when it is no token, 43 wrong signature, 40 expired, 41 not valid yet, 42 before its issue time
   */
  read(token: string): Promise<Json>
}

/** How many tokens are remembered as verified. */
const REMEMBERED = 1000

/**
 * @param secret of the application; without one every token is believed, which is for development alone
 * @param now wall clock, ms
 */
export function createTokens(secret: string | undefined, now: () => number): Tokens {
  const key = secret === undefined ? undefined : importKey(secret)
  // Nobody may be waiting for it yet; who reads a token is told.
  key?.catch(() => undefined)
  const verified = new Map<string, Json>()

  const verify = async (token: string): Promise<Json> => {
    const known = verified.get(token)
    if (known) return known
    const [header = '', payload = '', signature = ''] = token.split('.')
    const claims = decode(payload)
    if (!claims || !decode(header))
      throw new Failure(wireErrorCode.authentication, 'This is not a JSON web token')
    if (key) {
      const content = encoder.encode(`${header}.${payload}`)
      const isOurs =
        decode(header)?.['alg'] === 'HS256' &&
        (await subtle().verify('HMAC', await key, bytesOf(signature), content))
      if (!isOurs) throw new Failure(wireErrorCode.tokenSignature, 'The signature of the token is not valid')
    }
    if (verified.size >= REMEMBERED) verified.clear()
    verified.set(token, claims)
    return claims
  }

  return {
    async sign(claims) {
      const content = `${encode({ alg: key ? 'HS256' : 'none', typ: 'JWT' })}.${encode(claims)}`
      if (!key) return `${content}.`
      const signature = await subtle().sign('HMAC', await key, encoder.encode(content))
      return `${content}.${base64url(new Uint8Array(signature))}`
    },
    async read(token) {
      const claims = await verify(token)
      const seconds = now() / 1000
      const { exp, nbf, iat } = claims
      if (typeof exp === 'number' && exp <= seconds)
        throw new Failure(wireErrorCode.tokenExpired, 'The token expired')
      if (typeof nbf === 'number' && nbf > seconds) {
        throw new Failure(wireErrorCode.tokenNotYetValid, 'The token is not valid yet')
      }
      if (typeof iat === 'number' && Math.floor(iat) > seconds) {
        throw new Failure(wireErrorCode.tokenBeforeIssue, 'The token is used before its issue time')
      }
      return claims
    },
  }
}

const encoder = new TextEncoder()

/** The cryptography of the platform. It computes: unlike the rest of `crypto` it brings no chance into the server. */
function subtle(): SubtleCrypto {
  // oxlint-disable-next-line no-restricted-globals -- see above
  const found = globalThis.crypto?.subtle
  if (found) return found
  throw new Error(
    'Signed tokens need WebCrypto, which pages only have over https or on localhost: leave the secret out.',
  )
}

async function importKey(secret: string): Promise<CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  return subtle().importKey('raw', encoder.encode(secret), algorithm, false, ['sign', 'verify'])
}

const encode = (json: Json): string => base64url(encoder.encode(JSON.stringify(json)))

function decode(part: string): Json | undefined {
  const json = parseJson(new TextDecoder().decode(bytesOf(part)))
  return isObject(json) ? json : undefined
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) =>
      character.charCodeAt(0),
    )
  } catch {
    return new Uint8Array()
  }
}
