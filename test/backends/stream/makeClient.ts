import { createStreamClient, type StreamClient } from '../../../src/backends/stream/client.ts'
import { createServerClock, type ServerClock } from '../../../src/backends/stream/serverClock.ts'
import { createTokens, type TokenProvider } from '../../../src/backends/stream/tokens.ts'
import { type Outcome, OutcomeError } from '../../../src/model/outcome.ts'
import { createVirtualEnv, type VirtualEnv } from '../../../src/testing/virtualEnv.ts'

export interface Made {
  readonly env: VirtualEnv
  readonly client: StreamClient
  readonly clock: ServerClock
  /** The socket's name, as the client sees it; a test may change it. */
  readonly socket: { id: string | null }
}

/** A client on a virtual world, with the ends of it that a test needs. */
export function makeClient(
  token: TokenProvider = 'secret-token',
  { baseUrl = 'https://chat.test', env = createVirtualEnv() }: { baseUrl?: string; env?: VirtualEnv } = {},
): Made {
  const socket: Made['socket'] = { id: null }
  const clock = createServerClock(env)
  const client = createStreamClient(env, {
    baseUrl,
    apiKey: 'key',
    tokens: createTokens(token, env),
    clock,
    connectionId: () => socket.id,
  })
  return { env, client, clock, socket }
}

/** What a call rejected with. @throws Error when it did not, or with anything but an `OutcomeError` */
export async function refusalOf(call: Promise<unknown>): Promise<OutcomeError> {
  try {
    await call
  } catch (error) {
    if (error instanceof OutcomeError) return error
    throw new Error(`Not an OutcomeError: ${String(error)}`, { cause: error })
  }
  throw new Error('It did not reject.')
}

export const outcomeFrom = async (call: Promise<unknown>): Promise<Outcome> => (await refusalOf(call)).outcome

/** The body of an error as the protocol has it. */
export const wireError = (code: number, message = 'refused', more: object = {}): object => ({
  code,
  message,
  StatusCode: 400,
  duration: '1ms',
  more_info: '',
  details: [],
  ...more,
})
