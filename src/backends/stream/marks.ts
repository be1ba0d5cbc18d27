import type { ChatEvent } from '../../model/event.ts'
import { userId, type Version, version } from '../../model/id.ts'
import { asObject, asOptionalText, asTexts, type Json } from '../../wire/decode.ts'
import { sortableTime } from '../../wire/stream/time.ts'
import { latest } from './source.ts'
import type { ServerClock } from './serverClock.ts'
import { timeOf, type Watermark } from './watermark.ts'

/** Whom I have muted and blocked, as a frame tells me of myself; a list that is not there was not told. */
export function markEvents(raw: unknown, at: string): readonly ChatEvent[] {
  const me: Json = asObject(raw)
  const { mutes, blocked_user_ids: blocked } = me
  const muted = Array.isArray(mutes)
    ? mutes.flatMap((mute) => asOptionalText(asObject(asObject(mute)['target'])['id']) ?? [])
    : null
  const told = (kind: 'muted' | 'blocked', ids: readonly string[]): ChatEvent => ({
    type: 'marks.put',
    kind,
    all: { version: version(at), value: ids.map(userId) },
  })
  return [
    ...(muted ? [told('muted', muted)] : []),
    ...(Array.isArray(blocked) ? [told('blocked', asTexts(blocked))] : []),
  ]
}

/**
 * When what I have just done to a mark became so. Most answers bear no time: it is the newest that the server has told, or
 * what its clock must show by now, and each is later than the one before, so that the last press counts.
 */
export function createMarkTimes(watermark: Watermark, clock: ServerClock): () => Version {
  let last = ''
  return () => {
    const heard = watermark.now()
    const shown = heard === '' ? '' : sortableTime(new Date(clock.now()).toISOString())
    const now = `${latest(timeOf(heard), shown)}~`
    last = now > last ? now : `${last}~`
    return version(last)
  }
}
