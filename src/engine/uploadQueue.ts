import { backoffMs } from '../env/backoff.ts'
import type { Cancel } from '../env/env.ts'
import { channelOf, type ConversationId } from '../model/id.ts'
import { type Outcome, outcomeOf } from '../model/outcome.ts'
import {
  type RejectedFile,
  type Upload,
  type UploadFailure,
  type UploadId,
  type UploadedFile,
  uploadId,
  type UploadKind,
  type UploadLimits,
} from '../model/upload.ts'
import { checkRoom } from '../state/checkFiles.ts'
import { isPicture } from '../state/fileType.ts'
import { uploadMachine, type UploadSignal } from '../state/uploadMachine.ts'
import { inspectFile } from './inspectFile.ts'
import { measurePicture } from './measurePicture.ts'
import type { UploadsParts } from './uploads.ts'

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
  ): Promise<readonly RejectedFile[]>
  cancel(...on: On): void
  retry(...on: On): void
  remove(...on: On): void
  move(...on: readonly [...On, to: number]): void
  describe(...on: readonly [...On, alt: string]): void
  release(id: ConversationId): void
}

const NONE: readonly Upload[] = []

const kindOf = (type: string): Upload['kind'] => {
  if (isPicture(type)) return 'image'
  const family = type.split('/', 1)[0]
  return family === 'video' || family === 'audio' ? family : 'file'
}

const uploadKind = ({ kind }: Upload): UploadKind => (kind === 'image' ? 'image' : 'file')

/** Brings the files of one chat's trays to the server, oldest tray first and each tray in its order. */
export function createUploadQueue({ store, backend, env, ending }: UploadsParts): UploadQueue {
  /** What is under way; who is not in it is not listened to any more. */
  const running = new Map<UploadId, AbortController>()
  /** When what was postponed may be tried again, on the monotonic clock. */
  const due = new Map<UploadId, number>()
  let alarm: Cancel = () => {}

  const trayOf = (id: ConversationId): readonly Upload[] => store.getState().uploads.get(id) ?? NONE
  const find = (id: ConversationId, upload: UploadId): Upload | undefined =>
    trayOf(id).find((held) => held.id === upload)

  const setTray = (id: ConversationId, tray: readonly Upload[]): void =>
    store.setState(({ uploads }) => {
      const next = new Map(uploads)
      if (tray.length > 0) next.set(id, tray)
      else next.delete(id)
      return { uploads: next }
    })
  const patch = (id: ConversationId, upload: UploadId, change: Partial<Upload>): void =>
    setTray(
      id,
      trayOf(id).map((held) => (held.id === upload ? { ...held, ...change } : held)),
    )
  const step = (
    id: ConversationId,
    upload: UploadId,
    signal: UploadSignal,
    change: Partial<Upload> = {},
  ): void => {
    const held = find(id, upload)
    if (held) patch(id, upload, { ...change, state: uploadMachine[held.state][signal] })
  }

  const isOnline = (): boolean => env.isOnline() && store.getState().connection.state === 'online'

  /** Nobody will ever show it: it is deleted, and if that fails, nobody has to hear of it. */
  const forget = (id: ConversationId, held: Upload, { url }: UploadedFile): void => {
    if (ending.aborted) return
    const request = { channelId: channelOf(id), kind: uploadKind(held), url }
    void backend.deleteUpload?.(request, ending).catch(() => {})
  }

  /**
   * What has left as a whole may be on the server already, where only its answer says under which name. So its answer is
   * waited for, and the file deleted then (RELIABILITY I36).
   */
  const stop = (upload: Upload): void => {
    const own = running.get(upload.id)
    running.delete(upload.id)
    due.delete(upload.id)
    if (upload.state !== 'processing') own?.abort()
  }

  const settleFailure = (id: ConversationId, { id: upload, attempts }: Upload, error: unknown): void => {
    const outcome = outcomeOf(error)
    const failure: UploadFailure = { reason: reasonOf(outcome), text: textOf(error) }
    const mayRepeat = outcome.type === 'unknown' || outcome.type === 'throttled'
    if (mayRepeat && !isOnline()) {
      // It was the network's fault, and waits for it as if nothing had been tried.
      step(id, upload, 'postpone', { sent: 0, attempts })
    } else if (mayRepeat && attempts < MOST_RETRIES) {
      const least = outcome.type === 'throttled' ? outcome.waitMs : 0
      due.set(upload, env.monotonic() + least + backoffMs(attempts, env.random))
      step(id, upload, 'postpone', { sent: 0 })
    } else step(id, upload, outcome.type === 'rejected' ? 'reject' : 'fail', { failure })
  }

  const run = async (id: ConversationId, held: Upload): Promise<void> => {
    const { id: upload, file, name, size } = held
    const own = new AbortController()
    running.set(upload, own)
    const isMine = (): boolean => running.get(upload) === own
    const tell = (signal: UploadSignal, change?: Partial<Upload>): void => {
      if (isMine()) step(id, upload, signal, change)
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
      const shape = held.kind === 'image' && !held.width ? await measurePicture(file) : {}
      if (!isMine()) return
      tell('send', shape)
      const request = { channelId: channelOf(id), file, name, kind: uploadKind(held) }
      const uploaded = await backend.upload?.(request, own.signal, onProgress)
      if (!uploaded) throw new TypeError('The back end takes no files.')
      if (isMine()) tell('finish', { uploaded, sent: size })
      else forget(id, held, uploaded)
    } catch (error) {
      if (isMine()) settleFailure(id, held, error)
    } finally {
      if (isMine()) running.delete(upload)
      pump()
    }
  }

  function pump(): void {
    alarm()
    if (ending.aborted || !isOnline()) return
    let next = Number.POSITIVE_INFINITY
    for (const [id, tray] of store.getState().uploads)
      for (const held of tray) {
        if (held.state !== 'queued') continue
        const waitMs = (due.get(held.id) ?? 0) - env.monotonic()
        if (waitMs > 0) next = Math.min(next, waitMs)
        else if (running.size < MOST_AT_ONCE) void run(id, held)
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

  const fresh = (file: File, type: string): Upload => ({
    id: uploadId(env.uuid()),
    state: 'queued',
    kind: kindOf(type),
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
  })

  return {
    async add(id, files, limits, takesDuplicates) {
      const verdicts = await Promise.all(files.map((file) => inspectFile(file, limits)))
      if (ending.aborted) return []
      let tray = trayOf(id)
      const rejected: RejectedFile[] = []
      for (const [place, file] of files.entries()) {
        const verdict = verdicts[place]
        if (!verdict) continue
        const refusal = 'reason' in verdict ? verdict : checkRoom(file, tray, limits, takesDuplicates)
        if (refusal) rejected.push({ file, refusal })
        else if ('type' in verdict) tray = [...tray, fresh(file, verdict.type)]
      }
      if (tray !== trayOf(id)) setTray(id, tray)
      pump()
      return rejected
    },
    cancel(id, upload) {
      const held = find(id, upload)
      if (!held || held.state === 'done' || held.state === 'rejected') return
      stop(held)
      step(id, upload, 'cancel', { sent: 0, failure: null })
      pump()
    },
    retry(id, upload) {
      const held = find(id, upload)
      if (held?.state !== 'failed' && held?.state !== 'cancelled') return
      step(id, upload, 'retry', { attempts: 0, failure: null, sent: 0 })
      pump()
    },
    remove(id, upload) {
      const held = find(id, upload)
      if (!held) return
      stop(held)
      if (held.uploaded) forget(id, held, held.uploaded)
      setTray(
        id,
        trayOf(id).filter((other) => other.id !== upload),
      )
      pump()
    },
    move(id, upload, to) {
      const held = find(id, upload)
      if (!held) return
      const others = trayOf(id).filter((other) => other !== held)
      const place = Math.max(0, Math.min(to, others.length))
      setTray(id, [...others.slice(0, place), held, ...others.slice(place)])
    },
    describe(id, upload, alt) {
      if (find(id, upload)) patch(id, upload, { alt })
    },
    release(id) {
      setTray(
        id,
        trayOf(id).filter(({ state }) => state !== 'done'),
      )
    },
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
