import type { ChannelId, MessageKey } from '../../model/id.ts'
import type { Filters } from './filters.ts'

/** Where somebody was in a search. */
export interface SearchPlace {
  readonly text: string
  readonly filters: Filters
  /** px. */
  readonly scrollTop: number
  /** The result that had the focus last. */
  readonly focused: MessageKey | null
}

const held = new WeakMap<object, Map<string, SearchPlace>>()

/**
 * What was searched for in one chat, for as long as the page lives, so that who comes back finds what they left.
 * @param within the channel from which the search was opened; each has its own
 */
export function searchMemory(
  chat: object,
  within: ChannelId | undefined,
): { readonly read: () => SearchPlace; readonly keep: (change: Partial<SearchPlace>) => void } {
  const places = held.get(chat) ?? new Map<string, SearchPlace>()
  held.set(chat, places)
  const name = within ?? ''
  const read = (): SearchPlace =>
    places.get(name) ?? {
      text: '',
      filters: within === undefined ? {} : { channelId: within },
      scrollTop: 0,
      focused: null,
    }
  return {
    read,
    keep(change) {
      places.set(name, { ...read(), ...change })
    },
  }
}
