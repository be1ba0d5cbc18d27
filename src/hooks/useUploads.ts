'use client'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { AttachmentInput } from '../model/attachmentInput.ts'
import { channelOf, type ConversationId } from '../model/id.ts'
import {
  attachmentOfUpload,
  type FileRules,
  type RejectedFile,
  type Upload,
  type UploadId,
  type UploadLimits,
} from '../model/upload.ts'
import { selectCan } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

export interface UseUploadsOptions {
  /** What this place takes; what is left out is what the server takes. Keep it the same between renders. */
  readonly limits?: Partial<Omit<UploadLimits, 'image' | 'file'>> & {
    readonly image?: Partial<FileRules>
    readonly file?: Partial<FileRules>
  }
}

export interface UseUploads {
  /** The files of the tray, in the order in which they will hang on the message. */
  readonly uploads: readonly Upload[]
  /** Files can be brought here at all: the server takes them, and the channel lets me. Without it, show no control. */
  readonly canUpload: boolean
  /** What is accepted, to be told beside the control (UP-3). */
  readonly limits: UploadLimits
  /** Something is on its way, or waits for its turn. */
  readonly isBusy: boolean
  /** There are files, and all of them are on the server. */
  readonly isReady: boolean
  /** What is on the server, as `useSendMessage` takes it. After it has, call `release`. */
  readonly attachments: readonly AttachmentInput[]
  /**
   * Puts files into the tray and brings them to the server. Resolves to those that were not taken, each with its reason;
   * never rejects.
   * @param takesDuplicates takes files that are there already. @default false
   */
  readonly add: (
    files: Iterable<File> | ArrayLike<File>,
    takesDuplicates?: boolean,
  ) => Promise<readonly RejectedFile[]>
  /** Stops one; it stays in the tray. */
  readonly cancel: (upload: UploadId) => void
  /** Tries again what failed or was cancelled. */
  readonly retry: (upload: UploadId) => void
  /** Takes one out of the tray, and off the server. */
  readonly remove: (upload: UploadId) => void
  /** @param to its place in the tray, from 0 */
  readonly move: (upload: UploadId, to: number) => void
  /** Says what one shows, for who cannot see it. */
  readonly setAlt: (upload: UploadId, alt: string) => void
  /** Takes what is done out of the tray, for a message has it now. */
  readonly release: () => void
}

const NONE: readonly Upload[] = []
const IN_MOTION: ReadonlySet<Upload['state']> = new Set(['queued', 'preparing', 'uploading', 'processing'])

/** The files that wait for the next message of a channel or thread. They go on when nobody shows them any more. */
export function useUploads(id: ConversationId, { limits: own }: UseUploadsOptions = {}): UseUploads {
  const chat = useChat()
  const uploads = useChatState((state) => state.uploads.get(id) ?? NONE)
  const mayUpload = useChatState((state) => selectCan(state, channelOf(id), 'upload-file'))
  const limits = useMemo((): UploadLimits => {
    const most = chat.uploadLimits
    return { ...most, ...own, image: { ...most.image, ...own?.image }, file: { ...most.file, ...own?.file } }
  }, [chat, own])
  const attachments = useMemo(() => uploads.flatMap((upload) => attachmentOfUpload(upload) ?? []), [uploads])
  const latest = useRef(limits)
  useEffect(() => {
    latest.current = limits
  })

  const add = useCallback<UseUploads['add']>(
    (files, takesDuplicates = false) =>
      chat.addFiles(id, Array.from(files), { limits: latest.current, takesDuplicates }),
    [chat, id],
  )
  const deeds = useMemo(
    () => ({
      cancel: (upload: UploadId) => chat.cancelUpload(id, upload),
      retry: (upload: UploadId) => chat.retryUpload(id, upload),
      remove: (upload: UploadId) => chat.removeUpload(id, upload),
      move: (upload: UploadId, to: number) => chat.moveUpload(id, upload, to),
      setAlt: (upload: UploadId, alt: string) => chat.describeUpload(id, upload, alt),
      release: () => chat.releaseUploads(id),
    }),
    [chat, id],
  )
  return {
    uploads,
    canUpload: mayUpload && chat.capabilities.has('uploads'),
    limits,
    isBusy: uploads.some(({ state }) => IN_MOTION.has(state)),
    isReady: uploads.length > 0 && uploads.every(({ state }) => state === 'done'),
    attachments,
    add,
    ...deeds,
  }
}
