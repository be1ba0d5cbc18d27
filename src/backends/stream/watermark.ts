import type { Json } from '../../wire/decode.ts'
import type { Version } from '../../model/id.ts'
import { sortableTime } from '../../wire/stream/time.ts'
import { afterTime } from './source.ts'

/**
 * The newest server time seen in any frame. A page that is asked for now includes everything up to it, so what the
 * page does not hold was gone by then (RELIABILITY I21). Taken from the server's words, never from the local clock.
 */
export interface Watermark {
  see(frame: Json): void
  now(): Version
}

/** The time in a version, without the marks behind it that only sort. */
export const timeOf = (at: Version): string => at.slice(0, '2024-05-01T10:00:00.000000000Z'.length)

export function createWatermark(): Watermark {
  let newest = ''
  return {
    see(frame) {
      const time = sortableTime(frame['created_at'])
      if (time > newest) newest = time
    },
    now: () => afterTime(newest),
  }
}
