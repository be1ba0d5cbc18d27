import type { ConversationId } from '../model/id.ts'

/** The names of the chat's queries, in one place. */
export const queryKeys = {
  channels: (page: 'first' | 'next') => ['channels', page] as const,
  timeline: (id: ConversationId, part: string) => ['timeline', id, part] as const,
}
