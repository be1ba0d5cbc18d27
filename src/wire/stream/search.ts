import type { WireChannel } from './channel.ts'
import type { WireMessage } from './message.ts'
import { row, types } from './row.ts'
import type { WireSort } from './user.ts'

/** Which messages to look for. Exactly one of `query` and `message_filter_conditions` is given. */
export interface SearchPayload {
  /** Which channels are looked at; of those a person may read. */
  readonly filter_conditions: object
  /** Words; each must begin a word of the message. */
  readonly query?: string
  readonly message_filter_conditions?: object
  readonly sort?: readonly WireSort[]
  readonly limit?: number
  /** Excludes `sort` and `next`. */
  readonly offset?: number
  /** The `next` or `previous` of an earlier answer. */
  readonly next?: string
}

/** One find. */
export interface WireSearchResult {
  readonly message: WireMessage & { readonly channel: WireChannel }
}

export interface SearchAnswer {
  readonly results: readonly WireSearchResult[]
  readonly next?: string
  readonly previous?: string
  /** Not every channel that the filter named was looked at. */
  readonly results_warning?: {
    readonly warning_code: number
    readonly warning_description: string
    readonly channel_search_count: number
  }
  readonly duration: string
}

export const search = row(
  'GET',
  '/search',
  types<{ query: { payload: SearchPayload }; answer: SearchAnswer }>(),
)
