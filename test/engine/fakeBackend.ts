import type {
  Backend,
  BackendFactory,
  BackendSink,
  BackendTraits,
  ChannelsPage,
  ChannelsRequest,
  TimelineRequest,
  DeleteUploadRequest,
  UploadRequest,
} from '../../src/backends/backend.ts'
import type { Capability } from '../../src/model/capability.ts'
import type { ChatEvent } from '../../src/model/event.ts'
import { messageKey, type UserId } from '../../src/model/id.ts'
import type { Operation, Signal } from '../../src/model/operation.ts'
import { type Outcome, OutcomeError } from '../../src/model/outcome.ts'
import type { UploadedFile } from '../../src/model/upload.ts'
import { ann } from './facts.ts'

/** One request of the engine, and the back end's half of it. */
export interface Asked<Request, Answer> {
  readonly request: Request
  /** False once it was answered or given up. */
  readonly isOpen: boolean
  answer(answer: Answer): void
  fail(outcome: Outcome, text?: string): void
}

export interface Opened {
  readonly sink: BackendSink
  readonly signal: AbortSignal
  /** The server accepts us. */
  accept(id?: UserId): void
}

type Handler<Request, Answer> = (asked: Asked<Request, Answer>) => void

/** A back end that does what a test says: every request is listed, and answered by hand or by rule. */
export interface FakeBackend {
  readonly factory: BackendFactory
  readonly connections: readonly Opened[]
  /** The newest connection. */
  readonly connection: Opened
  readonly performed: readonly Asked<Operation, readonly ChatEvent[]>[]
  readonly channelLoads: readonly Asked<ChannelsRequest, ChannelsPage>[]
  readonly timelineLoads: readonly Asked<TimelineRequest, readonly ChatEvent[]>[]
  /** `tell` says how much has left. */
  readonly uploads: readonly Asked<UploadRequest & { readonly tell: (ratio: number) => void }, UploadedFile>[]
  /** Addresses of uploads that were deleted. */
  readonly deletedUploads: readonly DeleteUploadRequest[]
  readonly signals: readonly Signal[]
  readonly reconnects: number
  /** Requests that wait for an answer. */
  readonly open: number
  onPerform(handler: Handler<Operation, readonly ChatEvent[]>): void
  onChannels(handler: Handler<ChannelsRequest, ChannelsPage>): void
  onTimeline(handler: Handler<TimelineRequest, readonly ChatEvent[]>): void
}

const allCapabilities: readonly Capability[] = [
  ...(['edit-message', 'delete-message', 'reactions', 'unique-reactions'] as const),
  ...(['flags', 'mutes', 'blocks'] as const),
  ...(['typing', 'read-marks', 'presence', 'quotes', 'pins', 'threads'] as const),
  'thread-reads',
  'unread-marks',
  'read-all',
  'uploads',
]

function requests<Request, Answer>() {
  const asked: Asked<Request, Answer>[] = []
  let handler: Handler<Request, Answer> = () => {}
  return {
    asked,
    handle: (next: Handler<Request, Answer>): void => {
      handler = next
    },
    ask: (request: Request, signal: AbortSignal): Promise<Answer> =>
      new Promise((resolve, reject) => {
        let isOpen = true
        const end = (act: () => void): void => {
          if (!isOpen) return
          isOpen = false
          signal.removeEventListener('abort', giveUp)
          act()
        }
        const giveUp = (): void => end(() => reject(new OutcomeError({ type: 'unknown' }, 'given up')))
        const entry: Asked<Request, Answer> = {
          request,
          get isOpen() {
            return isOpen
          },
          answer: (answer) => end(() => resolve(answer)),
          fail: (outcome, text = 'refused') => end(() => reject(new OutcomeError(outcome, text))),
        }
        asked.push(entry)
        if (signal.aborted) return giveUp()
        signal.addEventListener('abort', giveUp)
        handler(entry)
      }),
  }
}

/**
 * @param account whose it is
 * @param name begins the keys of its messages
 */
export function createFakeBackend(
  traits: Partial<BackendTraits> = {},
  account = 'chat.test/ann',
  name = 'key',
): FakeBackend {
  const operations = requests<Operation, readonly ChatEvent[]>()
  const channels = requests<ChannelsRequest, ChannelsPage>()
  const timelines = requests<TimelineRequest, readonly ChatEvent[]>()
  const uploads = requests<UploadRequest & { readonly tell: (ratio: number) => void }, UploadedFile>()
  const deletedUploads: DeleteUploadRequest[] = []
  const connections: Opened[] = []
  const signals: Signal[] = []
  let reconnects = 0
  let keys = 0

  const backend: Backend = {
    origin: 'https://chat.test',
    account,
    capabilities: new Set(allCapabilities),
    traits: { idempotentSend: true, typing: { everyMs: 2000, expireMs: 7000 }, ...traits },
    connect: (sink, signal) =>
      new Promise((resolve) => {
        connections.push({ sink, signal, accept: (id = ann) => resolve({ userId: id }) })
        sink.status({ type: 'connecting' })
      }),
    reconnectNow: () => void (reconnects += 1),
    fetchChannels: channels.ask,
    fetchTimeline: timelines.ask,
    perform: operations.ask,
    upload: (request, signal, tell) => uploads.ask({ ...request, tell }, signal),
    deleteUpload: (request) => Promise.resolve(void deletedUploads.push(request)),
    signal: (signal) => void signals.push(signal),
    newMessageKey: () => messageKey(`${name}-${(keys += 1)}`),
  }

  const all = (): readonly { readonly isOpen: boolean }[] => [
    ...operations.asked,
    ...channels.asked,
    ...timelines.asked,
    ...uploads.asked,
  ]
  return {
    factory: () => backend,
    connections,
    get connection() {
      const newest = connections.at(-1)
      if (!newest) throw new Error('Nothing was connected.')
      return newest
    },
    performed: operations.asked,
    channelLoads: channels.asked,
    timelineLoads: timelines.asked,
    uploads: uploads.asked,
    deletedUploads,
    signals,
    get reconnects() {
      return reconnects
    },
    get open() {
      return all().filter(({ isOpen }) => isOpen).length
    },
    onPerform: operations.handle,
    onChannels: channels.handle,
    onTimeline: timelines.handle,
  }
}
