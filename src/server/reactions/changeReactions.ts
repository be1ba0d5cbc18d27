import type { ReactionAnswer } from '../../wire/stream/index.ts'
import { demand, demandFeature, openMessage } from '../channels/channelAccess.ts'
import { badInput, notFound } from '../failure.ts'
import { customOf } from '../fields.ts'
import { me, type AnyCall, type Handler } from '../http/call.ts'
import { messageView } from '../messages/messageView.ts'
import { reservedOfReaction } from '../reserved.ts'
import type { MessageRecord, ReactionRecord } from '../store/records.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'
import { withoutReaction, withReaction } from './reactionGroups.ts'
import { reactionView } from './reactionView.ts'

/** The largest custom data of a reaction, bytes. */
const CUSTOM_BYTES = 1024

/** Reacts to a message: one reaction of a type for each person, or one of all types with `enforce_unique`. */
export const sendReaction: Handler<'sendReaction'> = async (call) => {
  const userId = me(call.actor)
  const { message, access } = await openMessage(call, call.actor, call.path.id)
  demandFeature(access, 'reactions')
  demand(access, 'send-reaction', 'react to messages')
  const from = call.body.object('reaction')
  const type = from.id('type')
  if (type === undefined) throw badInput('reaction.type', 'is required')
  const isUnique = call.body.flag('enforce_unique') ?? false
  const score = from.count('score', -1_000_000, 1_000_000) ?? 1
  const emoji = from.text('emoji_code', 255)
  const custom = customOf(from, reservedOfReaction, CUSTOM_BYTES)
  if (message.deleted_at !== undefined) throw badInput('id', 'must not be the id of a deleted message')

  const own = await call.tx.range(tables.reactions, 'user', keyOf(message.id, userId))
  const before = own.find((reaction) => reaction.type === type)
  const replaced = isUnique ? own : own.filter((reaction) => reaction === before)
  const now = call.clock.next()
  const reaction: ReactionRecord = {
    message_id: message.id,
    user_id: userId,
    type,
    score,
    ...(emoji === undefined ? {} : { emoji_code: emoji }),
    created_at: before?.created_at ?? now,
    updated_at: now,
    custom,
  }
  let groups = message.reaction_groups
  for (const old of replaced) {
    await call.tx.remove(tables.reactions, tables.reactions.key(old))
    groups = withoutReaction(groups, old)
  }
  await call.tx.put(tables.reactions, reaction)
  groups = withReaction(groups, reaction)
  const isChange = isUnique || before !== undefined
  return save(
    call,
    { ...message, reaction_groups: groups },
    reaction,
    isChange ? 'reaction.updated' : 'reaction.new',
  )
}

/** Takes a reaction back. @throws Failure 16 when there is none of this type */
export const deleteReaction: Handler<'deleteReaction'> = async (call) => {
  const userId = me(call.actor)
  const { id, type } = call.path
  const { message, access } = await openMessage(call, call.actor, id)
  demandFeature(access, 'reactions')
  demand(access, 'send-reaction', 'react to messages')
  const reaction = await call.tx.get(tables.reactions, keyOf(message.id, userId, type))
  if (!reaction) throw notFound(`Your reaction ${type}`)
  await call.tx.remove(tables.reactions, tables.reactions.key(reaction))
  const groups = withoutReaction(message.reaction_groups, reaction)
  return save(call, { ...message, reaction_groups: groups }, reaction, 'reaction.deleted')
}

/** A reaction makes a newer version of the message it is on. */
async function save(
  call: AnyCall,
  changed: MessageRecord,
  reaction: ReactionRecord,
  type: 'reaction.new' | 'reaction.updated' | 'reaction.deleted',
): Promise<Omit<ReactionAnswer, 'duration'>> {
  const message = { ...changed, updated_at: call.clock.next() }
  await call.tx.put(tables.messages, message)
  call.happened({
    type,
    to: 'channel',
    cid: message.cid,
    actor_id: reaction.user_id,
    message_id: message.id,
    reaction,
    withChannel: true,
  })
  return {
    message: await messageView(call, message, reaction.user_id),
    reaction: await reactionView(call, reaction),
  }
}
