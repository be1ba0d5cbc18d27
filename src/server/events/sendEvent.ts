import { isServerEvent, wireErrorCode } from '../../wire/stream/index.ts'
import { demand, demandFeature, openChannel, type Access } from '../channels/channelAccess.ts'
import { badInput, Failure } from '../failure.ts'
import { customOf, type Fields } from '../fields.ts'
import { me, type Handler } from '../http/call.ts'
import { reservedOfEvent } from '../reserved.ts'
import { findUser, tells } from '../users/userView.ts'
import { eventView } from './eventView.ts'
import type { Happening, NewHappening } from './happening.ts'

/** Sends typing or a custom event to those who watch a channel. It is told now or never: sync does not repeat it. */
export const sendEvent: Handler<'sendEvent'> = async (call) => {
  const userId = me(call.actor)
  const access = await openChannel(call, call.actor, `${call.path.type}:${call.path.id}`)
  const from = call.body.object('event')
  const type = from.id('type')
  if (type === undefined) throw badInput('event.type', 'is required')
  const happening: NewHappening = {
    ...(isTyping(type) ? readTyping(access, from) : readCustom(access, from, type)),
    type,
    to: 'channel',
    cid: access.channel.cid,
    actor_id: userId,
  }
  if (!isTyping(type) || tells(await findUser(call, userId), 'typing_indicators')) call.happened(happening)
  const told: Happening = call.happenings.at(-1) ?? { ...happening, created_at: call.clock.now() }
  const event = await eventView(call, told, userId)
  return { event: event ?? { type, created_at: told.created_at } }
}

const isTyping = (type: string): boolean => type === 'typing.start' || type === 'typing.stop'

function readTyping(access: Access, from: Fields): Pick<NewHappening, 'fields'> {
  demandFeature(access, 'typing_events')
  demand(access, 'send-typing-events', 'tell that you are typing')
  const parentId = from.id('parent_id')
  return parentId === undefined ? {} : { fields: { parent_id: parentId } }
}

function readCustom(access: Access, from: Fields, type: string): Pick<NewHappening, 'fields' | 'custom'> {
  if (isServerEvent(type)) {
    throw new Failure(wireErrorCode.eventNotSupported, `Events of type ${type} come from the server alone`)
  }
  demandFeature(access, 'custom_events')
  demand(access, 'send-custom-events', 'send events')
  return { custom: customOf(from, reservedOfEvent) }
}
