import type { Json } from '../../wire/decode.ts'
import type { Version } from '../../model/id.ts'
import { sortableTime } from '../../wire/stream/time.ts'
import { afterTime } from './normalize.ts'

/**
 * The newest server time seen in any frame. A page that is asked for now includes everything up to it, so what the
 * page does not hold was gone by then (RELIABILITY I21). Taken from the server's words, never from the local clock.
 */
export interface Watermark {
  see(frame: Json): void
  now(): Version
}

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
