import { streamOperations, type Row, type StreamOperationName } from '../../wire/stream/index.ts'
import type { ServerEnv } from '../scope.ts'

/**
 * How a call goes wrong: it never reaches the server, its answer never comes back, it reaches the server `lateMs` after
 * it should, when the caller may have given up, or something answers in place of the server — or, with `reached`, in
 * place of the server's own answer after it has done what it was asked.
 */
export type TabFailure =
  | 'lost-request'
  | 'lost-response'
  | { readonly lateMs: number }
  | {
      readonly status: number
      /** @default an error body of the protocol */
      readonly body?: string
      readonly headers?: Readonly<Record<string, string>>
      /** @default false */
      readonly reached?: boolean
    }

/** How a frame from the server goes wrong: it comes twice, after the next few, cut off, or with another one before it. */
export type FrameFailure =
  'twice' | 'cut' | { readonly behind: number } | { readonly after: Readonly<Record<string, unknown>> }

/** Which calls: an operation by name, a pattern over `POST /channels/…`, or a function of the two. */
export type CallMatcher =
  StreamOperationName | RegExp | ((call: { readonly method: string; readonly pathname: string }) => boolean)

/** The wire between a page and the server in it, for tests and stories to pull at. */
export interface TabControl {
  /** Without a network calls fail and sockets break. */
  setOnline(isOnline: boolean): void
  /** Breaks every open socket; the next one works. */
  dropSockets(): void
  /**
   * How long a call takes, there and back, ms; a frame of a socket takes half of it, or `frameMs`. Frames keep their
   * order; with a `frameMs` of their own they overtake the answers of calls or come long after them.
   */
  setLatency(ms: number, frameMs?: number): void
  /** How many bytes of an upload leave in a second. @default all at once */
  setUploadSpeed(bytesPerSecond: number): void
  /**
   * Lets frames vanish both ways while sockets look open: what a dead connection is before anybody notices. The
   * sockets break when it ends, as nothing would make up for what they lost.
   */
  setSilent(isSilent: boolean): void
  /** Makes the next matching calls fail. @param times @default 1 */
  failNext(matcher: CallMatcher, failure: TabFailure, times?: number): void
  /** Makes the next frames from the server go wrong. @param times @default 1 */
  failFrames(failure: FrameFailure, times?: number): void
  /** Takes back every planned failure that has not happened yet. */
  forgive(): void
}

/** A socket as the network sees it. */
export interface NetworkSocket {
  breakOff(): void
}

/** The state behind {@link TabControl}, as calls and sockets use it. */
export interface TabNetwork extends TabControl {
  readonly sockets: Set<NetworkSocket>
  isOnline(): boolean
  isSilent(): boolean
  /** Takes the failure planned for a call, if there is one. */
  failureOf(method: string, pathname: string): TabFailure | undefined
  /** How often all was forgiven: what was held back before comes with the next frame. */
  pardons(): number
  /** Takes the failure planned for a frame, if there is one. */
  frameFailure(): FrameFailure | undefined
  /** Resolves when something has crossed the wire one way, and after `extraMs` more. */
  cross(extraMs?: number): Promise<void>
  /** The same for a frame of a socket. */
  crossFrame(): Promise<void>
  /** How many bytes of an upload leave before it tells how far it is. */
  bytesAStep(): number
  /** Resolves when so many bytes of an upload have left. */
  crossBytes(bytes: number): Promise<void>
}

/** How often a slow upload tells how far it is. */
const STEP_MS = 100

/** Makes a wire that works. */
export function createTabNetwork(env: ServerEnv, latencyMs: number): TabNetwork {
  const sockets = new Set<NetworkSocket>()
  const planned: { readonly matcher: CallMatcher; readonly failure: TabFailure; left: number }[] = []
  let online = true
  let silent = false
  let latency = latencyMs
  let frameLatency = latencyMs / 2
  let uploadSpeed = Number.POSITIVE_INFINITY
  let frames: FrameFailure[] = []
  let pardons = 0
  const pass = (ms: number): Promise<void> =>
    ms <= 0 ? Promise.resolve() : new Promise((resolve) => env.after(ms, resolve))
  const breakAll = (): void => {
    for (const socket of sockets) socket.breakOff()
  }
  return {
    sockets,
    isOnline: () => online,
    isSilent: () => silent,
    setOnline(isOnline) {
      online = isOnline
      if (!isOnline) breakAll()
    },
    dropSockets: breakAll,
    setLatency(ms, frameMs = ms / 2) {
      latency = ms
      frameLatency = frameMs
    },
    setUploadSpeed(bytesPerSecond) {
      uploadSpeed = Math.max(1, bytesPerSecond)
    },
    setSilent(isSilent) {
      if (silent && !isSilent) breakAll()
      silent = isSilent
    },
    failNext(matcher, failure, times = 1) {
      planned.push({ matcher, failure, left: times })
    },
    failFrames(failure, times = 1) {
      frames = [...frames, ...Array.from({ length: times }, () => failure)]
    },
    forgive() {
      planned.length = 0
      frames = []
      pardons += 1
    },
    pardons: () => pardons,
    frameFailure: () => frames.shift(),
    failureOf(method, pathname) {
      const plan = planned.find((entry) => matches(entry.matcher, method, pathname))
      if (!plan) return undefined
      plan.left -= 1
      if (plan.left <= 0) planned.splice(planned.indexOf(plan), 1)
      return plan.failure
    },
    cross: (extraMs = 0) => pass(latency / 2 + extraMs),
    crossFrame: () => pass(frameLatency),
    bytesAStep: () => Math.max(1, Math.floor((uploadSpeed * STEP_MS) / 1000)),
    crossBytes: (bytes) => pass((bytes * 1000) / uploadSpeed),
  }
}

function matches(matcher: CallMatcher, method: string, pathname: string): boolean {
  if (typeof matcher === 'function') return matcher({ method, pathname })
  if (matcher instanceof RegExp) return matcher.test(`${method} ${pathname}`)
  const row: Row = streamOperations[matcher]
  const path = pathname.replace(/^\/api\/v2(\/chat)?/, '')
  return row.method === method && patternOf(row.path).test(path) && !isMoreExact(row, method, path)
}

/** `/channels/read` fits the pattern of a channel as well; the path without braces is meant. */
const isMoreExact = (row: Row, method: string, path: string): boolean =>
  Object.values(streamOperations).some(
    (other: Row) =>
      other !== row &&
      other.method === method &&
      patternOf(other.path).test(path) &&
      other.path.split('{').length < row.path.split('{').length,
  )

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`)
