import { badInput, notFound } from '../failure.ts'
import { me, type AnyCall, type Handler } from '../http/call.ts'
import type { BlockRecord } from '../store/records.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'
import { readUserId } from '../users/saveUser.ts'
import { findUser, userById } from '../users/userView.ts'
import { blocksOf, conversationsOf } from './blocks.ts'

/**
 * Ends the conversation of two people: it goes out of the sight of the one who blocks, and the other one cannot write
 * there. In channels with more people nothing changes. Blocking somebody again changes nothing.
 */
export const blockUser: Handler<'blockUser'> = async (call) => {
  const { userId, blockedId } = await readPair(call)
  const before = await call.tx.get(tables.blocks, keyOf(userId, blockedId))
  const block: BlockRecord = before ?? {
    user_id: userId,
    blocked_user_id: blockedId,
    created_at: call.clock.next(),
  }
  if (!before) {
    await call.tx.put(tables.blocks, block)
    await tell(call, userId, blockedId, 'channel.hidden')
  }
  return { blocked_by_user_id: userId, blocked_user_id: blockedId, created_at: block.created_at }
}

/** Takes a block back, with all it did. Who was not blocked stays so. */
export const unblockUser: Handler<'unblockUser'> = async (call) => {
  const { userId, blockedId } = await readPair(call)
  const key = keyOf(userId, blockedId)
  if (await call.tx.get(tables.blocks, key)) {
    await call.tx.remove(tables.blocks, key)
    await tell(call, userId, blockedId, 'channel.visible')
  }
  return {}
}

/** Those the caller has blocked. */
export const getBlockedUsers: Handler<'getBlockedUsers'> = async (call) => {
  const blocks = await blocksOf(call, me(call.actor))
  return {
    blocks: await Promise.all(
      blocks.map(async ({ user_id, blocked_user_id, created_at }) => ({
        user_id,
        user: await userById(call, user_id),
        blocked_user_id,
        blocked_user: await userById(call, blocked_user_id),
        created_at,
      })),
    ),
  }
}

/** @throws Failure 4 for oneself, 16 for nobody */
async function readPair(call: AnyCall): Promise<{ readonly userId: string; readonly blockedId: string }> {
  const userId = me(call.actor)
  const blockedId = readUserId(call.body, 'blocked_user_id')
  if (blockedId === userId) throw badInput('blocked_user_id', 'must not be yourself')
  if (!(await findUser(call, blockedId))) throw notFound(`User ${blockedId}`)
  return { userId, blockedId }
}

/** Tells the one who blocks, and nobody else, which of their channels come and go with it. */
async function tell(
  call: AnyCall,
  userId: string,
  blockedId: string,
  type: 'channel.hidden' | 'channel.visible',
): Promise<void> {
  for (const { cid } of await conversationsOf(call, userId, blockedId))
    call.happened({
      type,
      to: 'user',
      user_id: userId,
      actor_id: userId,
      cid,
      withChannel: true,
      withTotals: true,
      ...(type === 'channel.hidden' ? { fields: { clear_history: false } } : {}),
    })
}
