/**
 * Several people whom a message names at once: everybody in the channel, those of them who are there now, or those with
 * a role, by the server's name of it.
 */
export type Crowd = 'channel' | 'here' | `role:${string}`

/** How a text names them, after its `@`: the same words for every reader, since all look for them. */
export const crowdName = (crowd: Crowd): string => (crowd.startsWith('role:') ? crowd.slice(5) : crowd)

/** Reads one from what nobody vouches for. */
export const isCrowd = (value: unknown): value is Crowd =>
  typeof value === 'string' && /^(?:channel|here|role:.+)$/su.test(value)
