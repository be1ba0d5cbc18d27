import type { StoreApi } from 'zustand/vanilla'
import type { Backend } from '../backends/backend.ts'
import type { Env } from '../env/env.ts'
import { channelOf, type ConversationId } from '../model/id.ts'
import type { RejectedFile, UploadId, UploadLimits } from '../model/upload.ts'
import type { ChatState } from '../state/chatState.ts'
import type { Chat } from './chat.ts'
import type { UploadQueue } from './uploadQueue.ts'

export interface AddFilesOptions {
  /** @default what the server takes */
  readonly limits?: UploadLimits
  /** Takes files that are in the tray already. @default false */
  readonly takesDuplicates?: boolean
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
}

export interface UploadsParts {
  readonly store: StoreApi<ChatState>
  readonly backend: Backend
  readonly env: Env
  readonly can: Chat['can']
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
 * The door to the queue, whose code comes with the first file: a chat without files never loads it. Nothing of a tray is
 * on the disk yet; it ends with the page.
 */
export function createUploads(parts: UploadsParts): Uploads {
  const { backend, can, ending } = parts
  const uploadLimits = backend.uploadLimits ?? WITHOUT_LIMITS
  let queue: UploadQueue | null = null
  let loading: Promise<UploadQueue> | null = null
  const load = (): Promise<UploadQueue> => {
    loading ??= import('./uploadQueue.ts').then(({ createUploadQueue }) => {
      // A queue that came after the end would never end.
      ending.throwIfAborted()
      return (queue = createUploadQueue(parts))
    })
    // What did not come is asked for again with the next file.
    loading.catch(() => (loading = null))
    return loading
  }

  return {
    uploadLimits,
    async addFiles(id, files, { limits = uploadLimits, takesDuplicates = false } = {}) {
      const refuseAll = (reason: 'not-allowed' | 'unavailable'): readonly RejectedFile[] =>
        files.map((file) => ({ file, refusal: { reason } }))
      if (!can(channelOf(id), 'upload-file', 'uploads')) return refuseAll('not-allowed')
      try {
        return await (await load()).add(id, files, limits, takesDuplicates)
      } catch {
        return refuseAll('unavailable')
      }
    },
    cancelUpload: (...which) => queue?.cancel(...which),
    retryUpload: (...which) => queue?.retry(...which),
    removeUpload: (...which) => queue?.remove(...which),
    moveUpload: (...which) => queue?.move(...which),
    describeUpload: (...which) => queue?.describe(...which),
    releaseUploads: (id) => queue?.release(id),
  }
}
