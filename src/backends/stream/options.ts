import type { TokenProvider } from './tokens.ts'

/** Who connects, and to which application. */
export interface StreamBackendOptions {
  readonly apiKey: string
  readonly user: { readonly id: string; readonly name?: string; readonly image?: string }
  /** A token, or better a function that fetches a fresh one: it is called again when a token expires. */
  readonly token: TokenProvider
  /** @default 'https://chat.stream-io-api.com' */
  readonly baseUrl?: string
}

export const STREAM_BASE_URL = 'https://chat.stream-io-api.com'
