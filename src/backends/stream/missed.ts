import type { ChatEvent } from '../../model/event.ts'
import { channelId, type UserId } from '../../model/id.ts'
import { OutcomeError, outcomeOf } from '../../model/outcome.ts'
import { asTexts } from '../../wire/decode.ts'
import { toWireTime, wireTimeToMs } from '../../wire/stream/time.ts'
import type { Backend } from '../backend.ts'
import type { StreamClient } from './client.ts'
import type { Source } from './source.ts'
import { eventsOfFrame } from './normalizeEvent.ts'
import { timeOf, type Watermark } from './watermark.ts'
import * as events from '../../wire/stream/event.ts'

const CHANNELS_A_CALL = 100
/** With more to be told it is cheaper to ask for what is on screen again. */
const MOST_EVENTS = 250
const DAYS_30_MS = 30 * 24 * 60 * 60 * 1000
/**
 * Frames need not come in the order of their stamps: one that was overtaken by others may have been lost with the line.
 * Hearing something twice changes nothing.
 */
const OVERLAP_MS = 120_000

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const unanswered = (): OutcomeError =>
  new OutcomeError(
    { type: 'unknown' },
    'The chat server sent an answer without the events that were asked for.',
  )

/** Asks what happened in channels while we did not listen, by the server's own time. */
export function createMissed(
  client: StreamClient,
  watermark: Watermark,
  selfId: () => UserId,
): NonNullable<Backend['fetchMissed']> {
  return async ({ channelIds, since }, signal) => {
    const source: Source = { at: watermark.now(), addressed: true }
    const sinceMs = wireTimeToMs(timeOf(since)) - OVERLAP_MS
    if (sinceMs <= 0 || wireTimeToMs(timeOf(source.at)) - sinceMs > DAYS_30_MS) return 'too-long'
    const frames: unknown[] = []
    const gone: ChatEvent[] = []
    for (let start = 0; start < channelIds.length; start += CHANNELS_A_CALL) {
      const body = {
        channel_cids: channelIds.slice(start, start + CHANNELS_A_CALL),
        last_sync_at: toWireTime(sinceMs),
      }
      try {
        const answer = await client.call(
          events.sync,
          { query: { with_inaccessible_cids: true }, body },
          signal,
          'page',
        )
        if (!isList(answer.events)) throw unanswered()
        frames.push(...answer.events)
        for (const cid of asTexts(answer.inaccessible_cids))
          gone.push({ type: 'channel.removed', channelId: channelId(cid), version: source.at })
      } catch (error) {
        // A server that refuses to tell will not tell the next time either.
        if (outcomeOf(error).type === 'rejected') return 'too-long'
        throw error
      }
      if (frames.length > MOST_EVENTS) return 'too-long'
    }
    return [...frames.flatMap((frame) => eventsOfFrame(frame, selfId()).flatMap(past)), ...gone]
  }
}

const MOMENTARY: ReadonlySet<string> = new Set(['typing.put', 'presence.put', 'custom.happened'])

/** What was just happening then is over by now. */
function past(event: ChatEvent): readonly ChatEvent[] {
  if (event.type === 'message.arrived') return [{ type: 'message.put', message: event.message }]
  return MOMENTARY.has(event.type) ? [] : [event]
}
