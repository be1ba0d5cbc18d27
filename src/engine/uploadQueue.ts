import { backoffMs } from '../env/backoff.ts'
import type { Cancel } from '../env/env.ts'
import { channelOf, type ConversationId } from '../model/id.ts'
import { type Outcome, outcomeOf } from '../model/outcome.ts'
import {
  type RejectedFile,
  type SentUpload,
  type Upload,
  type UploadFailure,
  type UploadId,
  type UploadedFile,
  uploadId,
  type UploadKind,
  type UploadLimits,
} from '../model/upload.ts'
import type { Voice } from '../model/voice.ts'
import { checkRoom } from '../state/checkFiles.ts'
import { isPicture } from '../state/fileType.ts'
import type { UploadSignal } from '../state/uploadMachine.ts'
import { inspectFile } from './inspectFile.ts'
import { preparePicture, type PreparedPicture } from './preparePicture.ts'
import type { UploadsParts } from './uploads.ts'
import type { UploadShelf } from './uploadShelf.ts'

const MOST_AT_ONCE = 3
/** Tries after the first one; then a person has to want it (UP-4). */
const MOST_RETRIES = 3
/** How often a tray is told how far an upload is. */
const TELL_EVERY_MS = 100

type On = readonly [id: ConversationId, upload: UploadId]

export interface UploadQueue {
  add(
    id: ConversationId,
    files: readonly File[],
    limits: UploadLimits,
    takesDuplicates: boolean,
    voice?: Voice,
  ): Promise<readonly RejectedFile[]>
  cancel(...on: On): void
  retry(...on: On): void
  remove(...on: On): void
  move(...on: readonly [...On, to: number]): void
  describe(...on: readonly [...On, alt: string]): void
  release(id: ConversationId): void
  /** Nobody waits for it any more: it is not begun, ended where it is under way, and deleted where it arrives. */
  stop(upload: SentUpload): void
  /** Deletes from the server what has arrived. Never rejects. */
  forget(held: SentUpload, uploaded?: UploadedFile | null): Promise<void>
  /** Begins what may begin now. */
  pump(): void
}

/** What a file is like when it begins anew because somebody wants it. */
export const AFRESH = { attempts: 0, failure: null, sent: 0 } as const

const kindOf = (type: string): Upload['kind'] => {
  if (isPicture(type)) return 'image'
  const family = type.split('/', 1)[0]
  return family === 'video' || family === 'audio' ? family : 'file'
}

const uploadKind = ({ kind }: SentUpload): UploadKind => (kind === 'image' ? 'image' : 'file')

/** Brings the files of one chat to the server: those of messages first, then tray after tray, each in its order. */
export function createUploadQueue(
  { store, backend, env, ending, tabs, pictures }: UploadsParts,
  shelf: UploadShelf,
): UploadQueue {
  const { step } = shelf
  /** What is under way; who is not in it is not listened to any more. */
  const running = new Map<UploadId, AbortController>()
  /** When what was postponed may be tried again, on the monotonic clock. */
  const due = new Map<UploadId, number>()
  let alarm: Cancel = () => {}
  /** What is tried again is the same bytes, so that a transport can go on where it was. */
  const prepared = new WeakMap<Blob, PreparedPicture>()
  const prepare = async (file: Blob): Promise<PreparedPicture> => {
    const ready = prepared.get(file) ?? (await preparePicture(file, pictures))
    prepared.set(file, ready)
    return ready
  }
  /** A file of a tray: what belongs to a message is not touched from there. */
  const inTray = (id: ConversationId, upload: UploadId): Upload | undefined =>
    shelf.tray(id).find((held) => held.id === upload)

  const isOnline = (): boolean => env.isOnline() && store.getState().connection.state === 'online'

  /** Nobody will ever show it: it is deleted, and if that fails, nobody has to hear of it. */
  const forget = async (held: SentUpload, uploaded = held.uploaded): Promise<void> => {
    if (ending.aborted || !uploaded) return
    const request = { channelId: channelOf(held.conversation), kind: uploadKind(held), url: uploaded.url }
    await backend.deleteUpload?.(request, ending).catch(() => {})
  }

  /**
   * What has left as a whole may be on the server already, where only its answer says under which name. So its answer is
   * waited for, and the file deleted then (RELIABILITY I36).
   */
  const stop = (upload: SentUpload): void => {
    const own = running.get(upload.id)
    running.delete(upload.id)
    due.delete(upload.id)
    if (upload.state !== 'processing') own?.abort()
  }

  const settleFailure = ({ id: upload, attempts }: SentUpload, error: unknown): void => {
    const outcome = outcomeOf(error)
    const failure: UploadFailure = { reason: reasonOf(outcome), text: textOf(error) }
    const mayRepeat = outcome.type === 'unknown' || outcome.type === 'throttled'
    if (mayRepeat && !isOnline()) {
      // It was the network's fault, and waits for it as if nothing had been tried.
      step(upload, 'postpone', { sent: 0, attempts })
    } else if (mayRepeat && attempts < MOST_RETRIES) {
      const least = outcome.type === 'throttled' ? outcome.waitMs : 0
      due.set(upload, env.monotonic() + least + backoffMs(attempts, env.random))
      step(upload, 'postpone', { sent: 0 })
    } else step(upload, outcome.type === 'rejected' ? 'reject' : 'fail', { failure })
  }

  const run = async (held: SentUpload, file: Blob): Promise<void> => {
    const { id: upload, name, size } = held
    const own = new AbortController()
    running.set(upload, own)
    const isMine = (): boolean => running.get(upload) === own
    const tell = (signal: UploadSignal, change?: Partial<Upload>): void => {
      if (isMine()) step(upload, signal, change)
    }
    let toldAt = Number.NEGATIVE_INFINITY
    const onProgress = (ratio: number): void => {
      if (ratio >= 1) return tell('arrive', { sent: size })
      if (env.monotonic() - toldAt < TELL_EVERY_MS) return
      toldAt = env.monotonic()
      tell('send', { sent: Math.floor(ratio * size) })
    }
    try {
      tell('start', { attempts: held.attempts + 1, failure: null })
      const { file: ready, ...shape } = held.kind === 'image' ? await prepare(file) : { file }
      if (!isMine()) return
      tell('send', shape)
      const request = { channelId: channelOf(held.conversation), file: ready, name, kind: uploadKind(held) }
      const answer = await backend.upload?.(request, own.signal, onProgress)
      if (!answer) throw new TypeError('The back end takes no files.')
      const uploaded = ready === file ? answer : { size: ready.size, ...answer }
      if (isMine()) tell('finish', { uploaded, sent: size })
      else void forget(held, uploaded)
    } catch (error) {
      if (isMine()) settleFailure(held, error)
    } finally {
      if (isMine()) running.delete(upload)
      pump()
    }
  }

  function pump(): void {
    alarm()
    if (ending.aborted || !isOnline()) return
    let next = Number.POSITIVE_INFINITY
    const isLeading = tabs.isLeading()
    for (const held of shelf.all()) {
      if (held.state !== 'queued' || !held.file || (!isLeading && shelf.isSent(held.id))) continue
      const waitMs = (due.get(held.id) ?? 0) - env.monotonic()
      if (waitMs > 0) next = Math.min(next, waitMs)
      else if (running.size < MOST_AT_ONCE) void run(held, held.file)
    }
    if (Number.isFinite(next)) alarm = env.after(next, pump)
  }

  const unwatch = store.subscribe((now, before) => {
    if (now.connection !== before.connection) pump()
  })
  const unwake = env.onWake((reason) => {
    if (reason === 'online') pump()
  })
  ending.addEventListener('abort', () => {
    unwatch()
    unwake()
    alarm()
    for (const own of running.values()) own.abort()
    running.clear()
  })

  const fresh = (id: ConversationId, file: File, type: string, voice: Voice | undefined): Upload => ({
    id: uploadId(env.uuid()),
    conversation: id,
    state: 'queued',
    kind: voice ? 'audio' : kindOf(type),
    name: file.name,
    mimeType: type,
    file: file.type === type ? file : new Blob([file], { type }),
    size: file.size,
    sent: 0,
    modifiedAt: file.lastModified,
    alt: '',
    attempts: 0,
    failure: null,
    uploaded: null,
    ...(voice ? { voice } : {}),
  })

  return {
    async add(id, files, limits, takesDuplicates, voice) {
      const verdicts = await Promise.all(files.map((file) => inspectFile(file, limits)))
      if (ending.aborted) return []
      let tray = shelf.tray(id)
      const rejected: RejectedFile[] = []
      for (const [place, file] of files.entries()) {
        const verdict = verdicts[place]
        if (!verdict) continue
        const refusal = 'reason' in verdict ? verdict : checkRoom(file, tray, limits, takesDuplicates)
        if (refusal) rejected.push({ file, refusal })
        else if ('type' in verdict) tray = [...tray, fresh(id, file, verdict.type, voice)]
      }
      if (tray !== shelf.tray(id)) shelf.setTray(id, tray)
      pump()
      return rejected
    },
    cancel(id, upload) {
      const held = inTray(id, upload)
      if (!held || held.state === 'done' || held.state === 'rejected') return
      stop(held)
      step(upload, 'cancel', { sent: 0, failure: null })
      pump()
    },
    retry(id, upload) {
      const held = inTray(id, upload)
      if (held?.state !== 'failed' && held?.state !== 'cancelled') return
      step(upload, 'retry', AFRESH)
      pump()
    },
    remove(id, upload) {
      const held = inTray(id, upload)
      if (!held) return
      stop(held)
      void forget(held)
      shelf.setTray(
        id,
        shelf.tray(id).filter((other) => other.id !== upload),
      )
      pump()
    },
    move(id, upload, to) {
      const held = inTray(id, upload)
      if (!held) return
      const others = shelf.tray(id).filter((other) => other !== held)
      const place = Math.max(0, Math.min(to, others.length))
      shelf.setTray(id, [...others.slice(0, place), held, ...others.slice(place)])
    },
    describe(id, upload, alt) {
      if (inTray(id, upload)) shelf.patch(upload, { alt })
    },
    release(id) {
      shelf.setTray(
        id,
        shelf.tray(id).filter(({ state }) => state !== 'done'),
      )
    },
    stop,
    forget,
    pump,
  }
}

function reasonOf(outcome: Outcome): UploadFailure['reason'] {
  switch (outcome.type) {
    case 'rejected':
      return outcome.reason
    case 'unknown':
      return 'no-answer'
    case 'throttled':
      return 'throttled'
    case 'auth':
      return 'signed-out'
    default:
      return outcome satisfies never
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : '')
