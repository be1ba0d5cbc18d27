import { wireErrorCode } from '../../wire/stream/index.ts'
import { demand, type Access } from '../channels/channelAccess.ts'
import { Failure } from '../failure.ts'
import type { AnyCall } from '../http/call.ts'
import { microsecondsOf } from '../stamp.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'

/**
 * Asks whether somebody may write in a channel right now.
 * @throws Failure 17 when they may not, 60 while the slow mode of the channel asks them to wait
 */
export async function demandWriting(call: AnyCall, access: Access, author: string): Promise<void> {
  demand(access, 'send-message', 'send messages')
  if (access.capabilities.has('slow-mode')) await refuseHaste(call, access, author)
}

async function refuseHaste(call: AnyCall, access: Access, author: string): Promise<void> {
  const { cid, cooldown } = access.channel
  const [last] = await call.tx.range(tables.messages, 'author', keyOf(cid, author), {
    newestFirst: true,
    limit: 1,
  })
  if (!last) return
  const wait = cooldown - (call.env.now() - microsecondsOf(last.created_at) / 1000) / 1000
  if (wait > 0) throw new Failure(wireErrorCode.slowMode, `Slow mode: wait ${Math.ceil(wait)} s`)
}
