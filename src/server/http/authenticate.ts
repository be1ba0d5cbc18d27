import { asText } from '../../wire/decode.ts'
import { wireErrorCode } from '../../wire/stream/index.ts'
import { Failure } from '../failure.ts'
import { isUserId } from '../users/saveUser.ts'
import type { Actor } from './actor.ts'
import type { Tokens } from './token.ts'

/** What a request or the address of a socket says of who it comes from. */
export interface Credentials {
  readonly apiKey: string | null
  readonly authType: string | null
  readonly token: string | null
}

/** @throws Failure 2 without the application's key */
export function checkApiKey(credentials: Credentials, expected: string | undefined): void {
  const { apiKey } = credentials
  if (!apiKey) throw new Failure(wireErrorCode.accessKey, 'api_key is missing in the query')
  if (expected !== undefined && apiKey !== expected) {
    throw new Failure(wireErrorCode.accessKey, 'api_key is not the key of this application')
  }
}

/**
 * Finds out who makes a call.
 * @throws Failure 5 without a token, or with one that names nobody; 40–43 as {@link Tokens.read}
 */
export async function authenticate(credentials: Credentials, tokens: Tokens): Promise<Actor> {
  if (credentials.authType !== null && credentials.authType !== 'jwt') {
    throw new Failure(wireErrorCode.authentication, 'stream-auth-type must be jwt')
  }
  if (!credentials.token) throw new Failure(wireErrorCode.authentication, 'The token is missing')
  const claims = await tokens.read(credentials.token)
  if (claims['server'] === true) return { userId: undefined, isServer: true }
  const userId = asText(claims['user_id'])
  if (!isUserId(userId)) throw new Failure(wireErrorCode.authentication, 'The token names no user')
  return { userId, isServer: false }
}
