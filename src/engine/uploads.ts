import type { StoreApi } from 'zustand/vanilla'
import type { Backend } from '../backends/backend.ts'
import type { Env, RecordStorage } from '../env/env.ts'
import { channelOf, type ConversationId, type MessageKey, type OperationId } from '../model/id.ts'
import type { RejectedFile, UploadId, UploadLimits } from '../model/upload.ts'
import type { Voice } from '../model/voice.ts'
import type { ChatState } from '../state/chatState.ts'
import { waitsForFiles } from '../state/delivery.ts'
import type { Entry } from '../state/outbox.ts'
import type { Chat } from './chat.ts'
import type { Taken } from './takenFiles.ts'
import type { Performer } from './perform.ts'
import type { PictureOptions } from './preparePicture.ts'
import type { TabFiles, Tabs } from './tabs.ts'
import type { UploadWork } from './uploadWork.ts'

export interface AddFilesOptions {
  /** @default what the server takes */
  readonly limits?: UploadLimits
  /** Takes files that are in the tray already. @default false */
  readonly takesDuplicates?: boolean
  /** What they are as spoken messages; without it a sound is a file among others. */
  readonly voice?: Voice
}

/** The files that wait for a message in each conversation, and their way to the server. */
export interface Uploads {
  /** What the server takes at most; an application may want less. */
  readonly uploadLimits: UploadLimits
  /**
   * Puts files into the tray of a channel or thread, in their order, and brings them to the server, three at a time.
   * Resolves to those that were not taken, each with its reason, as soon as that is known; never rejects.
   */
  addFiles(
    id: ConversationId,
    files: readonly File[],
    options?: AddFilesOptions,
  ): Promise<readonly RejectedFile[]>
  /** Stops it. It stays in the tray, and nothing of it on the server. */
  cancelUpload(id: ConversationId, upload: UploadId): void
  /** Tries again what failed or was cancelled. */
  retryUpload(id: ConversationId, upload: UploadId): void
  /** Takes it out of the tray, and off the server where it has arrived. */
  removeUpload(id: ConversationId, upload: UploadId): void
  /** @param to its place in the tray, from 0 */
  moveUpload(id: ConversationId, upload: UploadId, to: number): void
  /** Says what it shows, for who cannot see it. */
  describeUpload(id: ConversationId, upload: UploadId, alt: string): void
  /** Takes what is done out of the tray: a message has it now. */
  releaseUploads(id: ConversationId): void
  /** Puts the files of a message that is discarded next back into the tray, before what lies there. */
  reclaimUploads(id: ConversationId, operation: OperationId): void
}

/** What the rest of the engine does with files. */
export interface UploadDoor {
  /** Brings back what an earlier life left. */
  start(): void
  /** Takes files out of a tray for a message. */
  take(id: ConversationId, wanted: readonly UploadId[], key: MessageKey): Taken
  /** The entry is on the disk as soon as its files are, too. */
  kept(entry: Entry, saved: Promise<void>): Promise<void>
  /** What tabs tell each other of files. */
  readonly tabs: TabFiles
}

export interface UploadsParts {
  readonly store: StoreApi<ChatState>
  readonly backend: Backend
  readonly env: Env
  readonly tabs: Pick<Tabs, 'isLeading' | 'tellFiles'>
  readonly performer: () => Pick<Performer, 'change'>
  /** Where files are kept; `null`: nowhere. */
  readonly records: RecordStorage | null
  /** The outbox as the disk has it; `null`: the disk does not say. */
  readonly loadEntries: () => Promise<readonly Entry[] | null>
  readonly can: Chat['can']
  /** What is done to pictures before they leave. */
  readonly pictures: PictureOptions
  /** Ends with the chat. */
  readonly ending: AbortSignal
}

const WITHOUT_LIMITS: UploadLimits = {
  count: Number.POSITIVE_INFINITY,
  totalSize: Number.POSITIVE_INFINITY,
  image: { size: Number.POSITIVE_INFINITY },
  file: { size: Number.POSITIVE_INFINITY },
}

/**
 * The door to the files, whose code comes with the first one: a chat without files never loads it, and looks on the disk
 * once whether an earlier life has left some.
 */
export function createUploads(parts: UploadsParts): { readonly uploads: Uploads; readonly door: UploadDoor } {
  const { backend, can, ending, store, records } = parts
  const uploadLimits = backend.uploadLimits ?? WITHOUT_LIMITS
  let work: UploadWork | null = null
  let loading: Promise<UploadWork> | null = null
  let isStarted = false
  const load = (): Promise<UploadWork> => {
    loading ??= import('./uploadWork.ts').then(({ createUploadWork }) => {
      // What came after the end would never end.
      ending.throwIfAborted()
      return (work = createUploadWork(parts))
    })
    // What did not come is asked for again with the next file.
    loading.catch(() => (loading = null))
    return loading
  }
  const wake = (): void => void load().catch(() => {})

  const unwatch = store.subscribe(({ outbox }, before) => {
    if (loading || outbox.entries === before.outbox.entries) return
    if ([...outbox.entries.values()].some(waitsForFiles)) wake()
  })
  ending.addEventListener('abort', unwatch)

  const door: UploadDoor = {
    start() {
      if (isStarted || !records) return
      isStarted = true
      records.all().then(
        (found) => {
          if (found.length > 0)
            void load().then(
              (ready) => ready.restore(),
              () => {},
            )
        },
        () => {},
      )
    },
    take: (...which) => work?.messages.take(...which) ?? { attachments: [] },
    kept: (entry, saved) => work?.kept(entry, saved) ?? saved,
    tabs: {
      of: (operation) => work?.messages.filesOf(operation) ?? null,
      hear(files) {
        void load().then(
          (ready) => ready.messages.hear(files),
          () => {},
        )
      },
      tellAll: () => work?.messages.tellAll(),
      wake: () => work?.messages.wake(),
    },
  }

  const uploads: Uploads = {
    uploadLimits,
    async addFiles(id, files, { limits = uploadLimits, takesDuplicates = false, voice } = {}) {
      const refuseAll = (reason: 'not-allowed' | 'unavailable'): readonly RejectedFile[] =>
        files.map((file) => ({ file, refusal: { reason } }))
      if (!can(channelOf(id), 'upload-file', 'uploads')) return refuseAll('not-allowed')
      try {
        return await (await load()).queue.add(id, files, limits, takesDuplicates, voice)
      } catch {
        return refuseAll('unavailable')
      }
    },
    cancelUpload: (...which) => work?.queue.cancel(...which),
    retryUpload: (...which) => work?.queue.retry(...which),
    removeUpload: (...which) => work?.queue.remove(...which),
    moveUpload: (...which) => work?.queue.move(...which),
    describeUpload: (...which) => work?.queue.describe(...which),
    releaseUploads: (id) => work?.queue.release(id),
    reclaimUploads: (...which) => work?.messages.reclaim(...which),
  }
  return { uploads, door }
}
