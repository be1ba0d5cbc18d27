import { asText } from '../../wire/decode.ts'
import { wireErrorCode } from '../../wire/stream/index.ts'
import { badInput, Failure, notFound } from '../failure.ts'
import { fields, type Fields } from '../fields.ts'
import { authenticate, checkApiKey } from '../http/authenticate.ts'
import type { Dialect } from '../http/dialect.ts'
import { readJson } from '../http/readRequest.ts'
import type { Tokens } from '../http/token.ts'
import { readUserId } from '../users/saveUser.ts'

/** What the address of a socket says: who connects, and in which form they want to be told. */
export interface SocketAddress {
  readonly userId: string
  readonly details: Fields
  readonly dialect: Dialect
}

const PATHS: ReadonlyMap<string, Dialect> = new Map([
  ['/connect', 'v1'],
  ['/api/v2/connect', 'v2'],
])

/** Whether a socket may be opened at this path at all. */
export const isSocketPath = (pathname: string): boolean => PATHS.has(pathname)

/** Reads and checks the address of a socket. @throws Failure 2, 4, 5, 16, 40–43 */
export async function readAddress(
  url: string,
  tokens: Tokens,
  apiKey: string | undefined,
): Promise<SocketAddress> {
  if (!URL.canParse(url, 'http://localhost')) throw badInput('url', 'must be an address')
  const { pathname, searchParams: query } = new URL(url, 'http://localhost')
  const dialect = PATHS.get(pathname)
  if (!dialect) throw notFound(`A socket at ${pathname}`)
  const json = fields(readJson(query.get('json') ?? '{}', 'json'), 'json')
  const credentials = {
    apiKey: query.get('api_key'),
    authType: query.get('stream-auth-type'),
    token: query.get('authorization') ?? asText(json.json['user_token']),
  }
  checkApiKey(credentials, apiKey)
  const actor = await authenticate(credentials, tokens)
  const details = json.object('user_details')
  const userId = readUserId(details, 'id')
  if (actor.userId !== userId) {
    throw new Failure(wireErrorCode.authentication, `The token is not that of user ${userId}`)
  }
  return { userId, details, dialect }
}
