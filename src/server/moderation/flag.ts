import type { WireFlag } from '../../wire/stream/index.ts'
import { demand, openMessage } from '../channels/channelAccess.ts'
import { badInput, notFound } from '../failure.ts'
import { customOf } from '../fields.ts'
import { me, type AnyCall, type Handler } from '../http/call.ts'
import { messageView } from '../messages/messageView.ts'
import { reservedOfFlag } from '../reserved.ts'
import type { FlagRecord, FlagTarget } from '../store/records.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'
import { findUser, userById } from '../users/userView.ts'

const LONGEST_REASON = 1000

/**
 * Reports a message or a person to the moderators. Nobody is told: they look into their queue. Who reports the same
 * again changes the report they made.
 */
export const flag: Handler<'flag'> = async (call) => {
  const userId = me(call.actor)
  const target = readTarget(call)
  const text = await demandFlagging(call, userId, target)
  const reason = call.body.text('reason', LONGEST_REASON)
  const now = call.clock.next()
  const record: FlagRecord = {
    user_id: userId,
    target,
    created_at: now,
    custom: customOf(call.body, reservedOfFlag),
    ...(reason === undefined ? {} : { reason }),
    ...(text === undefined ? {} : { original_text: text }),
    updated_at: now,
  }
  const before = await call.tx.get(tables.flags, tables.flags.key(record))
  const kept = before ? { ...record, created_at: before.created_at } : record
  await call.tx.put(tables.flags, kept)
  return { flag: await flagView(call, kept) }
}

/** Takes a report back. @throws Failure 16 when there is none by the caller */
export const unflag: Handler<'unflag'> = async (call) => {
  const target = readTarget(call)
  const key = keyOf(me(call.actor), target.kind, target.id)
  const found = await call.tx.get(tables.flags, key)
  if (!found) throw notFound(`A flag of yours on ${target.kind} ${target.id}`)
  await call.tx.remove(tables.flags, key)
  return { flag: await flagView(call, found) }
}

function readTarget({ body }: AnyCall): FlagTarget {
  const messageId = body.id('target_message_id')
  const userId = body.id('target_user_id')
  if (messageId !== undefined && userId === undefined) return { kind: 'message', id: messageId }
  if (messageId === undefined && userId !== undefined) return { kind: 'user', id: userId }
  throw badInput('target_message_id', 'or target_user_id must be there, and not both')
}

/** @returns what the message says now, as its author may change it. @throws Failure 4, 16, 17 */
async function demandFlagging(
  call: AnyCall,
  userId: string,
  { kind, id }: FlagTarget,
): Promise<string | undefined> {
  if (kind === 'user') {
    if (id === userId) throw badInput('target_user_id', 'must not be yourself')
    if (!(await findUser(call, id))) throw notFound(`User ${id}`)
    return undefined
  }
  const { message, access } = await openMessage(call, call.actor, id)
  demand(access, 'flag-message', 'flag messages')
  if (message.user_id === userId) throw badInput('target_message_id', 'must not be a message of your own')
  if (message.deleted_at !== undefined) throw badInput('target_message_id', 'was deleted')
  return message.text
}

async function flagView(call: AnyCall, record: FlagRecord): Promise<WireFlag> {
  const { kind, id } = record.target
  const message = kind === 'message' ? await call.tx.get(tables.messages, id) : undefined
  return {
    ...(await flagFacts(call, record)),
    ...(kind === 'message' ? { target_message_id: id } : { target_user: await userById(call, id) }),
    ...(message
      ? {
          target_message: await messageView(call, message, record.user_id),
          target_user: await userById(call, message.user_id),
        }
      : {}),
  }
}

/** What a flag says, whoever asks. */
export const flagFacts = async (call: AnyCall, record: FlagRecord) => ({
  user: await userById(call, record.user_id),
  created_by_automod: false,
  created_at: record.created_at,
  updated_at: record.updated_at,
  custom: record.custom,
  ...(record.reason === undefined ? {} : { reason: record.reason }),
  ...(record.original_text === undefined ? {} : { details: { original_text: record.original_text } }),
})
