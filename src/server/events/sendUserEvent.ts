import { badInput, notFound } from '../failure.ts'
import { customOf } from '../fields.ts'
import type { Handler } from '../http/call.ts'
import { reservedOfEvent } from '../reserved.ts'
import { findUser } from '../users/userView.ts'

/** Tells one person something a server made up. It is told now or never: sync does not repeat it. */
export const sendUserCustomEvent: Handler<'sendUserCustomEvent'> = async (call) => {
  const { user_id } = call.path
  const event = call.body.object('event')
  const type = event.id('type')
  if (type === undefined) throw badInput('event.type', 'is required')
  // Types with a dot are the protocol's own.
  if (type.includes('.')) throw badInput('event.type', 'must not have a dot')
  if (!(await findUser(call, user_id))) throw notFound(`User ${user_id}`)
  call.happened({ type, to: 'user', user_id, custom: customOf(event, reservedOfEvent) })
  return {}
}
