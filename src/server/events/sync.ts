import { openChannel } from '../channels/channelAccess.ts'
import { watchChannels } from '../channels/watchChannels.ts'
import { badInput, Failure } from '../failure.ts'
import { me, type AnyCall, type Handler } from '../http/call.ts'
import { readStamp, stampOf } from '../stamp.ts'
import { happeningsAfter, MOST_SYNCED } from './eventLog.ts'
import { eventView } from './eventView.ts'
import type { Happening } from './happening.ts'

const MOST_CHANNELS = 255
const DAYS_30 = 30 * 24 * 60 * 60 * 1000

/**
 * What happened in channels, and to the caller in them, since a time; oldest first. Each event shows its message as
 * the caller may see it now, so nothing that was deleted meanwhile is told after all.
 * @throws Failure 4 for too many channels, too long ago, or too much to tell
 */
export const sync: Handler<'sync'> = async (call) => {
  const userId = me(call.actor)
  const cids = call.body.ids('channel_cids', MOST_CHANNELS)
  if (!cids) throw badInput('channel_cids', 'is required')
  if (!call.body.has('last_sync_at')) throw badInput('last_sync_at', 'is required')
  const since = readStamp(call.body.json['last_sync_at'])
  if (since === undefined) throw badInput('last_sync_at', 'must be a time such as 2024-05-01T10:00:00Z')
  if (since < stampOf(Math.floor((call.env.now() - DAYS_30) * 1000))) {
    throw badInput('last_sync_at', 'must not be longer ago than 30 days')
  }
  const { readable, inaccessible } = await sort(call, [...new Set(cids)])
  const missed = await missedBy(call, userId, readable, new Set(cids), since)
  if (missed.length > MOST_SYNCED)
    throw badInput('last_sync_at', `is too long ago: more than ${MOST_SYNCED} events`)
  const events = await Promise.all(missed.map((happening) => eventView(call, happening, userId)))

  if (call.query.flag('watch') ?? false) await watchChannels(call, call.connection(), readable)
  return {
    events: events.filter((event) => event !== undefined),
    ...(call.query.flag('with_inaccessible_cids') ? { inaccessible_cids: inaccessible } : {}),
  }
}

async function sort(call: AnyCall, cids: readonly string[]) {
  const readable: string[] = []
  const inaccessible: string[] = []
  for (const cid of cids) {
    try {
      await openChannel(call, call.actor, cid)
      readable.push(cid)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      inaccessible.push(cid)
    }
  }
  return { readable, inaccessible }
}

/** Events of the channels, and those of the caller that concern these channels or none; each told once, in order. */
async function missedBy(
  call: AnyCall,
  userId: string,
  readable: readonly string[],
  asked: ReadonlySet<string>,
  since: string,
): Promise<readonly Happening[]> {
  const ofChannels = await Promise.all(readable.map((cid) => happeningsAfter(call, 'channel', cid, since)))
  const isTold = (happening: Happening): boolean => {
    if (!('cid' in happening) || happening.cid === undefined || readable.includes(happening.cid)) return true
    // Of a channel that was left only this is told; the rest would show what became of it since.
    return asked.has(happening.cid) && happening.type === 'notification.removed_from_channel'
  }
  const own = (await happeningsAfter(call, 'user', userId, since)).filter(isTold)
  return [...ofChannels.flat(), ...own].sort((one, other) => (one.created_at < other.created_at ? -1 : 1))
}
