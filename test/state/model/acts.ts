import fc from 'fast-check'
import type { MessageKey } from '../../../src/model/id.ts'
import { EVERYBODY, ME, OTHERS } from './channel.ts'
import type { Frame, ModelServer } from './server.ts'

/** Something a person does; numbers choose among whoever and whatever is there when it happens. */
export interface Act {
  readonly kind:
    | 'send'
    | 'send silently'
    | 'reply in thread'
    | 'send together'
    | 'edit'
    | 'delete softly'
    | 'delete softly, unstamped'
    | 'delete for good'
    | 'react'
    | 'react only'
    | 'read'
    | 'read thread'
    | 'make unread'
    | 'receive'
    | 'truncate'
  readonly who: number
  readonly which: number
  readonly what: number
}

const weights = {
  send: 10,
  'send silently': 1,
  'reply in thread': 3,
  'send together': 2,
  edit: 4,
  'delete softly': 2,
  'delete softly, unstamped': 1,
  'delete for good': 3,
  react: 4,
  'react only': 1,
  read: 3,
  'read thread': 2,
  'make unread': 2,
  receive: 2,
  truncate: 1,
} as const satisfies Readonly<Record<Act['kind'], number>>

const TYPES = ['like', 'love', 'wow'] as const

export const anyAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.oneof(
    ...Object.entries(weights).map(([kind, weight]) => ({
      weight,
      arbitrary: fc.constant(kind as Act['kind']),
    })),
  ),
  who: fc.nat(5),
  // Mostly something recent, as people do.
  which: fc.oneof({ weight: 3, arbitrary: fc.nat(4) }, { weight: 1, arbitrary: fc.nat(40) }),
  what: fc.nat(TYPES.length - 1),
})

/**
 * Lets it happen; no frames when there is nothing to do it to.
 * @param mayVanish whether a message may be deleted for good now
 */
export function perform(server: ModelServer, act: Act, mayVanish = true): readonly Frame[] {
  const who = EVERYBODY[act.who % EVERYBODY.length] ?? ME
  const messages = server.all()
  const target: MessageKey | undefined = messages.at(-1 - (act.which % Math.max(1, messages.length)))?.key
  switch (act.kind) {
    case 'send':
      return server.send(who)
    case 'send silently':
      return server.send(who, { silent: true })
    case 'reply in thread':
      return server.send(who, { listed: false })
    case 'send together':
      return server.sendTogether([...OTHERS])
    case 'read thread':
      return server.readThread()
    case 'truncate':
      return mayVanish ? server.truncate(act.which % 2 === 0 ? who : null) : []
    default:
      break
  }
  if (!target) return []
  const type = TYPES[act.what] ?? 'like'
  switch (act.kind) {
    case 'edit':
      return server.edit(target)
    case 'delete softly':
      return server.deleteSoftly(target, true)
    case 'delete softly, unstamped':
      return server.deleteSoftly(target, false)
    case 'delete for good':
      return mayVanish ? server.deleteForGood(target) : []
    case 'react':
      return server.react(who, target, type, act.which % 3 !== 0)
    case 'react only':
      return server.reactOnly(who, target, type)
    case 'read':
      return server.read(who, target)
    case 'make unread':
      return server.makeUnread(target)
    case 'receive':
      return server.receive(who, target)
    default:
      return act.kind satisfies never
  }
}
