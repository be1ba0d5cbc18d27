import type { ChannelId, ConversationId, MessageKey } from '../model/id.ts'
import type { PollId, PollOptionId, PollsQuery, PollVotesQuery } from '../model/poll.ts'
import type { SearchQuery } from '../model/search.ts'

/** The names of the chat's queries, in one place. */
export const queryKeys = {
  channels: (page: 'first' | 'next') => ['channels', page] as const,
  threads: (page: 'first' | 'next') => ['threads', page] as const,
  reminders: () => ['reminders'] as const,
  timeline: (id: ConversationId, part: string) => ['timeline', id, part] as const,
  message: (channelId: ChannelId, key: MessageKey) => ['message', channelId, key] as const,
  preview: (url: string | null) => ['preview', url] as const,
  poll: (id: PollId) => ['poll', id] as const,
  pollOption: (id: PollId, option: PollOptionId) => ['pollOption', id, option] as const,
  polls: (query: PollsQuery) => ['polls', query] as const,
  pollVotes: (query: PollVotesQuery) => ['pollVotes', query] as const,
  search: (query: SearchQuery | null) => ['search', query] as const,
}
