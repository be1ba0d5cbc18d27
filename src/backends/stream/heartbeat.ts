import type { Cancel, Env } from '../../env/env.ts'

/** Against a server that was not seen to answer pings: how often we send one, and the longest silence, ms. */
const SILENT = { pingMs: 25_000, deadMs: 40_000 }
/** Against one that answers: how often, and how long the answer may take, ms. */
const ANSWERING = { pingMs: 10_000, pongMs: 5_000 }
/** A look that comes this much too late by the wall clock, ms: the machine slept. Hidden pages are late by up to a minute. */
const SLEPT_MS = 120_000

export interface Heartbeat {
  /** A frame came: the line is alive. */
  heard(isHealthCheck: boolean): void
  /** Asks the server for a sign of life now, as after sleep. */
  probe(): void
  stop(): void
}

/**
 * Notices a line that is dead but not closed (half-open), and one that may be because the machine slept. Whether the
 * server answers pings is learnt from the first of each connection: later ones may coincide with a beat of its own.
 */
export function startHeartbeat(env: Env, ping: () => void, onDead: () => void): Heartbeat {
  let lastFrame = env.monotonic()
  let pingedAt: number | null = null
  let pings = 0
  let answers = false
  /** When the next look is due, on the wall clock. */
  let due = Number.POSITIVE_INFINITY
  let timer: Cancel = () => {}

  const send = (): void => {
    if (pingedAt === null) {
      pingedAt = env.monotonic()
      pings += 1
    }
    ping()
    plan()
  }

  const hasSlept = (): boolean => env.now() - due > SLEPT_MS

  const check = (): void => {
    const now = env.monotonic()
    const overdue = answers && pingedAt !== null && now - pingedAt >= ANSWERING.pongMs
    if (overdue || hasSlept() || now - lastFrame >= SILENT.deadMs) return onDead()
    const pause = answers ? ANSWERING.pingMs : SILENT.pingMs
    if (pingedAt === null || (!answers && now - pingedAt >= pause)) {
      pingedAt = null
      send()
    } else plan()
  }

  function plan(): void {
    timer()
    const silence = env.monotonic() - lastFrame
    const wait =
      pingedAt === null
        ? answers
          ? ANSWERING.pingMs
          : SILENT.pingMs
        : answers
          ? ANSWERING.pongMs
          : Math.min(SILENT.pingMs, SILENT.deadMs - silence)
    const ms = Math.max(50, wait)
    due = env.now() + ms
    timer = env.after(ms, check)
  }

  send()
  return {
    heard(isHealthCheck) {
      if (hasSlept()) return onDead()
      lastFrame = env.monotonic()
      if (!isHealthCheck || pingedAt === null) return
      answers = answers || (pings === 1 && lastFrame - pingedAt < ANSWERING.pongMs)
      pingedAt = null
      plan()
    },
    probe: () => (hasSlept() ? onDead() : send()),
    stop: () => timer(),
  }
}
