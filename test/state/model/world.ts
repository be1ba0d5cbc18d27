import type { ChatEvent } from '../../../src/model/event.ts'
import { type MessageKey, NO_VERSION, type Version } from '../../../src/model/id.ts'
import type { TimelineAnchor } from '../../../src/model/timeline.ts'
import { type Base, emptyBase } from '../../../src/state/base.ts'
import { reduceAll, silence } from '../../../src/state/reduce.ts'
import { tableGet } from '../../../src/state/table.ts'
import { CHANNEL, ME } from './channel.ts'
import { type Answer, createModelServer, type Frame, type ModelServer } from './server.ts'
import { later, upTo } from './stamp.ts'

/** A page that was asked for. */
interface Request {
  readonly anchor: TimelineAnchor
  readonly limit: number
  readonly asOf: Version
  readonly connection: number
  /** Whether the connection waits for it: the one page that shows everything missed. */
  readonly isRecovery: boolean
  answer: Answer | null
}

/** One client on its connection, and everything that can happen between it and the server, one step at a time. */
export interface World {
  readonly server: ModelServer
  readonly base: () => Base
  /** Keys of messages that we have not been told of but shall be, whatever happens to pages. */
  readonly onTheirWay: () => ReadonlySet<MessageKey>
  /** Where the page begins that recovered this connection: everything from there on has been asked for. */
  readonly recoveredFrom: () => string
  /**
   * Whether we are connected and do not watch the channel yet. What is deleted for good then leaves no trace: nobody
   * tells us, and no page can prove it, for what we know of the message may be newer than what we knew when we asked.
   */
  readonly isBetween: () => boolean
  /** Whether the answer to a send of mine is still out: it tells of the message as if it were there for sure. */
  readonly awaitsSend: () => boolean
  /** The server did something: its frames go onto the wire of whoever listens. */
  happen(frames: readonly Frame[], answerToMe?: boolean): void
  /** A frame comes off the wire; it is applied a moment later. */
  receive(): void
  /** What was received is applied in one step. */
  apply(): void
  ask(anchor: TimelineAnchor, limit: number): void
  /** The server makes the page. */
  evaluate(which: number): void
  /** The page arrives. */
  arrive(which: number): void
  /** The answer to something I did arrives. */
  acknowledge(which: number): void
  disconnect(): void
  connect(): void
  /** Everything that is under way ends, in the order that `pick` chooses, until nothing is left to wait for. */
  settle(pick: (among: number) => number): void
}

const RECOVERY_LIMIT = 3
const MOST_DOUBTS = 5

/** @param onStep told after every step that changed what the client knows */
export function createWorld(onStep: (before: Base, after: Base) => void): World {
  const server = createModelServer()
  let base: Base = { ...emptyBase, selfId: ME }
  let watermark: Version = NO_VERSION
  let connection = 0
  let isConnected = false
  let isWatching = false
  let wire: Frame[] = []
  let buffer: Frame[] = []
  let requests: Request[] = []
  let acknowledgements: { readonly moment: number; readonly events: readonly ChatEvent[] }[] = []
  let recoveredFrom = ''

  const reduceNow = (events: readonly ChatEvent[]): void => {
    const before = base
    base = reduceAll(base, events)
    onStep(before, base)
  }
  const ask = (anchor: TimelineAnchor, limit: number, isRecovery = false): void => {
    requests.push({ anchor, limit, asOf: watermark, connection, isRecovery, answer: null })
  }
  const apply = (): void => {
    const events = buffer.flatMap((frame) => frame.events)
    buffer = []
    if (events.length > 0) reduceNow(events)
  }
  const receive = (): void => {
    const frame = wire.shift()
    if (!frame) return
    watermark = later(watermark, upTo(frame.moment))
    buffer.push(frame)
  }
  const evaluate = (which: number): void => {
    const request = requests.filter(({ answer }) => !answer)[which]
    if (!request) return
    request.answer = server.page(request.anchor, request.limit, request.asOf)
    // An unknown anchor is an error, and errors say nothing.
    if (!request.answer) requests = requests.filter((other) => other !== request)
    else if (isConnected && request.connection === connection) isWatching = true
  }
  const arrive = (which: number): void => {
    const request = requests.filter(({ answer }) => answer)[which]
    if (!request?.answer) return
    requests = requests.filter((other) => other !== request)
    const isHeard = isConnected && request.connection === connection
    if (request.isRecovery && isHeard) recoveredFrom = request.answer.from
    reduceNow(request.answer.events(isHeard))
  }
  /**
   * Lets frames of earlier messages come before the answer to a send. Otherwise the answer puts my message right after
   * what we know, and if the line breaks in that moment, what was still on it is missing in between for good.
   */
  const hearUntil = ({ events }: { readonly events: readonly ChatEvent[] }): void => {
    const sent = events.flatMap((event) => (event.type === 'message.arrived' ? [event.message.order] : []))
    const isEarlier = ({ events: told }: Frame): boolean =>
      told.some((event) => event.type === 'message.arrived' && sent.some((own) => event.message.order < own))
    while (wire.some(isEarlier)) receive()
    apply()
  }
  const acknowledge = (which: number): void => {
    const [answer] = acknowledgements.splice(which, 1)
    if (!answer) return
    hearUntil(answer)
    // A page that is asked for from now on holds what the answer tells.
    watermark = later(watermark, upTo(answer.moment))
    reduceNow(answer.events)
  }
  const connect = (): void => {
    if (isConnected) return
    // What was received is applied within a frame; a new connection and its first page take longer.
    apply()
    connection += 1
    isConnected = true
    watermark = later(watermark, upTo(server.tick()))
    ask({ at: 'newest' }, RECOVERY_LIMIT, true)
  }

  return {
    server,
    base: () => base,
    onTheirWay: () =>
      new Set(
        [...wire, ...buffer]
          .flatMap((frame) => frame.events)
          .flatMap((event) => (event.type === 'message.arrived' ? [event.message.key] : [])),
      ),
    recoveredFrom: () => recoveredFrom,
    isBetween: () => isConnected && !isWatching,
    awaitsSend: () =>
      acknowledgements.some(({ events }) => events.some(({ type }) => type === 'message.arrived')),
    happen(frames, answerToMe = false) {
      if (isConnected) wire.push(...frames.filter(({ reaches }) => isWatching || reaches === 'members'))
      const events = frames.flatMap((frame) => frame.events)
      if (answerToMe && events.length > 0) acknowledgements.push({ moment: server.now(), events })
    },
    receive,
    apply,
    ask: (anchor, limit) => ask(anchor, limit),
    evaluate,
    arrive,
    acknowledge,
    disconnect() {
      if (!isConnected) return
      isConnected = false
      isWatching = false
      wire = []
      const before = base
      base = silence(base)
      onStep(before, base)
    },
    connect,
    settle(pick) {
      connect()
      let doubts = 0
      for (;;) {
        const waiting = requests.filter(({ answer }) => !answer).length
        const made = requests.length - waiting
        const steps = [
          ...Array.from({ length: waiting }, (_, index) => () => evaluate(index)),
          ...Array.from({ length: made }, (_, index) => () => arrive(index)),
          ...acknowledgements.map((_, index) => () => acknowledge(index)),
          ...(wire.length > 0 ? [receive] : []),
          ...(buffer.length > 0 ? [apply] : []),
        ]
        if (steps.length === 0) {
          // Doubt about the count is answered by asking again, as often as it takes.
          if (!tableGet(base.channels, CHANNEL)?.unread.dirty) return
          doubts += 1
          if (doubts > MOST_DOUBTS)
            throw new Error('I27 The same doubt comes back however often it is answered.')
          ask({ at: 'newest' }, RECOVERY_LIMIT)
          continue
        }
        steps[pick(steps.length) % steps.length]?.()
      }
    },
  }
}
