import { NO_VERSION, order, type Order, type Version, version } from '../../model/id.ts'
import type { Json } from '../../wire/decode.ts'
import { sortableTime } from '../../wire/stream/time.ts'

/** Where something was told: when at the latest it was true, and whether it was told to me alone. */
export interface Source {
  /** The event's time, or the newest time seen before the page was asked for. */
  readonly at: Version
  /** False for broadcasts, whose "own" fields are somebody else's. */
  readonly addressed: boolean
}

/** Sorts after every event of the same instant: a page asked for then already includes it. */
export const afterTime = (time: string): Version => (time === '' ? NO_VERSION : version(`${time}~`))

/**
 * The same for a frame that moves a mark back: a page that was asked for then knows of it and of what came after, and of
 * two words of one version the larger mark would win.
 */
export const atReading = (frame: Json): Version => {
  const time = sortableTime(frame['created_at'])
  return frame['type'] === 'notification.mark_unread' && time !== '' ? version(`${time}}`) : afterTime(time)
}

/** The newest of some versions or times. */
export const latest = (...times: readonly string[]): Version =>
  version(times.reduce((a, b) => (b > a ? b : a), ''))

/** Messages sort by time, then by id. */
export const orderOf = (createdAt: unknown, id: string): Order => order(`${sortableTime(createdAt)}#${id}`)
