import type { ChatEvent } from '../model/event.ts'
import { type ConversationId, conversationId, type UserId } from '../model/id.ts'

export type Typing = ReadonlyMap<ConversationId, readonly UserId[]>

/** Who is writing where, after one more fact. I am never among them: I know that I write. */
export function reduceTyping(typing: Typing, event: ChatEvent, selfId: UserId | null): Typing {
  if (event.type !== 'typing.put' || event.userId === selfId) return typing
  const { userId } = event
  const id = conversationId(event.channelId, event.thread)
  const held = typing.get(id) ?? []
  if (held.includes(userId) === event.typing) return typing
  const next = event.typing ? [...held, userId] : held.filter((other) => other !== userId)
  return new Map(typing).set(id, next)
}
