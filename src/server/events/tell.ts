import type { WireEvent } from '../../wire/stream/index.ts'
import { toDialect } from '../http/dialect.ts'
import { totalsOf } from '../reads/totals.ts'
import { secretVoter } from '../polls/pollEvent.ts'
import type { Scope } from '../scope.ts'
import type { Connection } from '../socket/hub.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'
import { eventView } from './eventView.ts'
import type { Happening } from './happening.ts'

/** One frame for one connection, ready to be sent. */
export interface Frame {
  readonly connection: Connection
  readonly text: string
}

/** Turns what happened in a transaction into frames, each connection's in the order of events. */
export async function framesOf(scope: Scope): Promise<readonly Frame[]> {
  const frames: Frame[] = []
  for (const happening of scope.happenings) frames.push(...(await tell(scope, happening)))
  return frames
}

async function tell(scope: Scope, happening: Happening): Promise<readonly Frame[]> {
  const frames = await framesFor(scope, happening, await receiversOf(scope, happening))
  if (happening.to === 'channel' && happening.endsWatchingOf !== undefined) {
    scope.hub.unwatch(happening.endsWatchingOf, happening.cid)
  }
  if (happening.to !== 'channel' || !happening.notifiesElsewhere) return frames
  const notification = { ...happening, type: 'notification.message_new', withChannel: true }
  return [...frames, ...(await framesFor(scope, notification, await membersElsewhere(scope, happening.cid)))]
}

async function receiversOf(scope: Scope, happening: Happening): Promise<readonly Connection[]> {
  const { hub } = scope
  switch (happening.to) {
    case 'channel':
      return hub.watchers(happening.cid)
    case 'user':
      return hub.of(happening.user_id)
    case 'followers':
      return hub.followers(happening.user_id)
    case 'acquaintances': {
      const channels = await scope.tx.range(tables.members, 'user', happening.user_id)
      const watching = channels.flatMap((member) => hub.watchers(member.cid))
      return [...new Set([...hub.of(happening.user_id), ...hub.followers(happening.user_id), ...watching])]
    }
    default:
      return happening satisfies never
  }
}

/** The connections of members that do not watch the channel: they get a notification instead of the event. */
async function membersElsewhere(scope: Scope, cid: string): Promise<readonly Connection[]> {
  const watching = new Set(scope.hub.watchers(cid))
  const elsewhere: Connection[] = []
  for (const userId of scope.hub.userIds()) {
    const connections = scope.hub.of(userId).filter((connection) => !watching.has(connection))
    if (connections.length === 0) continue
    if (await scope.tx.get(tables.members, keyOf(cid, userId))) elsewhere.push(...connections)
  }
  return elsewhere
}

/** Writes the event once for all who are told the same, and again for whom it looks different. */
async function framesFor(
  scope: Scope,
  happening: Happening,
  receivers: readonly Connection[],
): Promise<readonly Frame[]> {
  if (receivers.length === 0) return []
  const special = await whoSeesOtherwise(scope, happening)
  const shared = await eventView(scope, happening, undefined)
  const events = new Map<string, WireEvent | undefined>()
  const texts = new Map<string, string>()
  const frames: Frame[] = []
  for (const connection of receivers) {
    const { userId, dialect } = connection
    const isSpecial = happening.to === 'user' || special.has(userId)
    const viewer = isSpecial || happening.withTotals ? userId : ''
    if (!events.has(viewer))
      events.set(viewer, isSpecial ? await eventView(scope, happening, userId) : shared)
    const event = events.get(viewer)
    if (!event) continue
    const key = keyOf(dialect, viewer)
    const totals = happening.withTotals && !texts.has(key) ? await totalsOf(scope, userId) : {}
    const text = texts.get(key) ?? JSON.stringify(toDialect({ ...event, ...totals }, dialect))
    texts.set(key, text)
    frames.push({ connection, text })
  }
  return frames
}

/**
 * Who deleted the message for themselves, or the one it quotes: they are not shown it again. And who voted in secret:
 * they alone are told that it was they.
 */
async function whoSeesOtherwise(scope: Scope, happening: Happening): Promise<ReadonlySet<string>> {
  const id = happening.message_id ?? happening.poll?.message_id
  const message = id === undefined ? undefined : await scope.tx.get(tables.messages, id)
  const quotedId = message?.quoted_message_id
  const quoted = quotedId === undefined ? undefined : await scope.tx.get(tables.messages, quotedId)
  const hidden = [...(message?.hidden_for ?? []), ...(quoted?.hidden_for ?? [])]
  const voter = await secretVoter(scope, happening)
  return new Set([...hidden.map((entry) => entry.user_id), ...(voter === undefined ? [] : [voter])])
}
