import { demand, type Access } from '../channels/channelAccess.ts'
import type { Fields } from '../fields.ts'
import { me, type AnyCall } from '../http/call.ts'
import type { Scope } from '../scope.ts'
import { endOf } from '../stamp.ts'
import type { MessageRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'

type Pin = MessageRecord['pin']

/**
 * Reads whether a request pins a message. What it does not say stays as it was.
 * @throws Failure 17 when the pin would change and this person may not pin
 */
export function readPin(call: AnyCall, access: Access, from: Fields, now: string, before?: Pin): Pin {
  const pinned = from.flag('pinned')
  const expires = from.time('pin_expires')
  if (pinned === undefined && !(before && from.has('pin_expires'))) return before
  const changes = pinned !== (before !== undefined) || (pinned && expires !== before?.expires)
  if (changes) demand(access, 'pin-message', 'pin messages')
  if (pinned === false) return undefined
  return {
    at: before?.at ?? now,
    by: before?.by ?? me(call.actor),
    ...(expires === undefined ? {} : { expires }),
  }
}

/** Takes off the pins whose time has come, and tells it. Looked at before every transaction: it costs one probe. */
export async function expirePins(scope: Scope): Promise<void> {
  for (const message of await scope.tx.range(tables.messages, 'expiring', '', {
    before: endOf(scope.clock.now()),
  })) {
    const { pin: _pin, ...unpinned } = message
    await scope.tx.put(tables.messages, { ...unpinned, updated_at: scope.clock.next() })
    scope.happened({ type: 'message.updated', to: 'channel', cid: message.cid, message_id: message.id })
  }
}
