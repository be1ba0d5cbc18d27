import { openMessage } from '../channels/channelAccess.ts'
import type { Handler } from '../http/call.ts'
import { tables } from '../store/tables.ts'
import { reactionView } from './reactionView.ts'

const LIMIT = { usual: 25, most: 300 } as const
const FARTHEST = 1000

/** Who reacted to a message, the newest first. */
export const getReactions: Handler<'getReactions'> = async (call) => {
  const { message } = await openMessage(call, call.actor, call.path.id)
  const limit = call.query.count('limit', 0, LIMIT.most) ?? LIMIT.usual
  const offset = call.query.count('offset', 0, FARTHEST) ?? 0
  const hidden = message.hidden_for.some((entry) => entry.user_id === call.actor.userId)
  if (hidden || message.deleted_at !== undefined) return { reactions: [] }
  const found = await call.tx.range(tables.reactions, 'message', message.id, {
    newestFirst: true,
    limit: offset + limit,
  })
  return { reactions: await Promise.all(found.slice(offset).map((reaction) => reactionView(call, reaction))) }
}
