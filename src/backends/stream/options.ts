import type { FileTransport } from '../backend.ts'
import type { TokenProvider } from './tokens.ts'

/** Who connects, and to which application. */
export interface StreamBackendOptions {
  readonly apiKey: string
  readonly user: { readonly id: string; readonly name?: string; readonly image?: string }
  /** A token, or better a function that fetches a fresh one: it is called again when a token expires. */
  readonly token: TokenProvider
  /** @default 'https://chat.stream-io-api.com' */
  readonly baseUrl?: string
  /**
   * What others are told of me, for all my devices; what is left out stays as it was set before. Without `read` my own
   * counts go down all the same; without `delivered` the kit does not even tell the server.
   */
  readonly receipts?: Receipts
  /** How files travel. @default as a form, to the chat server */
  readonly files?: FileTransport
  /** False where the application has no translation service: nothing offers to translate then. @default true */
  readonly translations?: boolean
}

export interface Receipts {
  /** How far I have read. */
  readonly read?: boolean
  /** How far messages have come to my devices. */
  readonly delivered?: boolean
}

/** The same in the words of the protocol. */
export const privacyOf = ({ read, delivered }: Receipts = {}): object =>
  read === undefined && delivered === undefined
    ? {}
    : {
        privacy_settings: {
          ...(read === undefined ? {} : { read_receipts: { enabled: read } }),
          ...(delivered === undefined ? {} : { delivery_receipts: { enabled: delivered } }),
        },
      }

export const STREAM_BASE_URL = 'https://chat.stream-io-api.com'
