import type { Cancel, Env } from '../../env/env.ts'
import type { ChatEvent } from '../../model/event.ts'
import { userId, version } from '../../model/id.ts'
import { asList, asObject, asOptionalText } from '../../wire/decode.ts'
import { sortableTime, wireTimeToMs } from '../../wire/stream/time.ts'
import type { ServerClock } from './serverClock.ts'

/** A timer cannot wait longer; a mute that does is looked at again with the next connection. */
const LONGEST_MS = 2 ** 31 - 1

/**
 * Ends mutes whose time is over, since a server may leave that to its clients. Each list of mutes takes the place of the
 * one before.
 * @returns called with each telling of myself; one without mutes says nothing of them
 */
export function createMuteEnds(
  env: Pick<Env, 'after'>,
  clock: Pick<ServerClock, 'now'>,
  tell: (events: readonly ChatEvent[]) => void,
): { see(me: unknown): void; stop(): void } {
  let timers: readonly Cancel[] = []
  const stop = (): void => {
    for (const cancel of timers) cancel()
    timers = []
  }
  return {
    see(me) {
      const { mutes } = asObject(me)
      if (!Array.isArray(mutes)) return
      stop()
      timers = asList(mutes).flatMap((raw) => {
        const mute = asObject(raw)
        const target = asOptionalText(asObject(mute['target'])['id'])
        const wait = wireTimeToMs(mute['expires']) - clock.now()
        if (!target || wireTimeToMs(mute['expires']) === 0 || wait > LONGEST_MS) return []
        const on = { version: version(sortableTime(mute['expires'])), value: false }
        return env.after(Math.max(0, wait), () =>
          tell([{ type: 'mark.put', kind: 'muted', target: userId(target), on }]),
        )
      })
    },
    stop,
  }
}
