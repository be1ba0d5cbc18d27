import { fields, type Fields } from '../fields.ts'
import type { AnyCall } from '../http/call.ts'
import type { StateRequest } from './channelState.ts'
import { tables } from '../store/tables.ts'
import { watchChannels } from './watchChannels.ts'

/** How many members a state holds when the request does not say, and at most. */
const MEMBERS = { usual: 100, most: 100 } as const
const WATCHERS = { usual: 30, most: 300 } as const
/** How far into members and watchers a request may page. */
const FARTHEST = 10_000
/** Of so many members of one channel the presence is followed. */
const FOLLOWED = 10

/** Reads which parts of one channel are asked for: all with `state`, else those that are named. */
export function readStateRequest(body: Fields): StateRequest {
  const wantsState = body.flag('state') ?? false
  const page = (name: 'members' | 'watchers', usual: number, most: number) => {
    if (!wantsState && !body.has(name)) return undefined
    const part = body.object(name)
    return { limit: part.count('limit', 0, most) ?? usual, offset: part.count('offset', 0, FARTHEST) ?? 0 }
  }
  return {
    messages: wantsState || body.has('messages') ? body.object('messages') : undefined,
    members: page('members', MEMBERS.usual, WATCHERS.most),
    watchers: page('watchers', WATCHERS.usual, WATCHERS.most),
  }
}

/** Reads how much of each channel a list of channels shall hold. */
export function readListStateRequest(body: Fields): StateRequest {
  if (!(body.flag('state') ?? false)) return { messages: undefined, members: undefined, watchers: undefined }
  const messageLimit = body.count('message_limit', 0, 300)
  const members = body.count('member_limit', 0, MEMBERS.most) ?? MEMBERS.usual
  return {
    messages: fields(messageLimit === undefined ? {} : { limit: messageLimit }, 'messages'),
    members: { limit: members, offset: 0 },
    watchers: { limit: WATCHERS.usual, offset: 0 },
  }
}

/**
 * Subscribes the caller's connection to channels, as `watch` and `presence` ask.
 * @throws Failure 4 when it is asked for without a live connection
 */
export async function subscribe(call: AnyCall, cids: readonly string[]): Promise<void> {
  const watch = call.body.flag('watch') ?? false
  const presence = call.body.flag('presence') ?? false
  if (!watch && !presence) return
  const connection = call.connection()
  if (watch) await watchChannels(call, connection, cids)
  if (!presence) return
  for (const cid of cids) {
    const members = await call.tx.range(tables.members, 'channel', cid, { limit: FOLLOWED })
    call.hub.follow(
      connection,
      members.map((member) => member.user_id),
    )
  }
}
