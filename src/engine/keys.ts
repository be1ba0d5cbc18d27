import type { ChannelId } from '../model/id.ts'

/** The names of the chat's queries, in one place. */
export const queryKeys = {
  channels: (page: 'first' | 'next') => ['channels', page] as const,
  timeline: (channelId: ChannelId, part: string) => ['timeline', channelId, part] as const,
}
