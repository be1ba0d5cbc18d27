import type { Cancel, Env } from '../../env/env.ts'

/** Against a server that was not seen to answer pings: how often we send one, and the longest silence, ms. */
const SILENT = { pingMs: 25_000, deadMs: 40_000 }
/** Against one that answers: how often, and how long the answer may take, ms. */
const ANSWERING = { pingMs: 10_000, pongMs: 5_000 }

export interface Heartbeat {
  /** A frame came: the line is alive. */
  heard(isHealthCheck: boolean): void
  /** Asks the server for a sign of life now, as after sleep. */
  probe(): void
  stop(): void
}

/**
 * Notices a line that is dead but not closed (half-open). Whether the server answers pings is learnt from the first
 * one of each connection.
 */
export function startHeartbeat(env: Env, ping: () => void, onDead: () => void): Heartbeat {
  let lastFrame = env.monotonic()
  let pingedAt: number | null = null
  let answers = false
  let timer: Cancel = () => {}

  const send = (): void => {
    pingedAt ??= env.monotonic()
    ping()
    plan()
  }

  const check = (): void => {
    const now = env.monotonic()
    const overdue = answers && pingedAt !== null && now - pingedAt >= ANSWERING.pongMs
    if (overdue || now - lastFrame >= SILENT.deadMs) return onDead()
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
    timer = env.after(Math.max(50, wait), check)
  }

  send()
  return {
    heard(isHealthCheck) {
      lastFrame = env.monotonic()
      if (!isHealthCheck || pingedAt === null) return
      answers = answers || lastFrame - pingedAt < ANSWERING.pongMs
      pingedAt = null
      plan()
    },
    probe: send,
    stop: () => timer(),
  }
}
