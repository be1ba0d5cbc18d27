import type { AttachmentInput } from './attachmentInput.ts'
import type { ConversationId, Id } from './id.ts'
import type { RejectReason } from './outcome.ts'
import type { Voice } from './voice.ts'

/** Our name for one file in a tray, minted when it is added. */
export type UploadId = Id<'upload'>

/** Where one file stands on its way to the server (UP-1). */
export type UploadState =
  'queued' | 'preparing' | 'uploading' | 'processing' | 'done' | 'failed' | 'rejected' | 'cancelled'

/** What a server asks for: it treats pictures that pages may show in another way than files. */
export type UploadKind = 'image' | 'file'

/** What the server says of a file that it has. */
export interface UploadedFile {
  readonly url: string
  /** A smaller picture of it; `null` where there is none. */
  readonly thumbnailUrl: string | null
  /** Bytes; absent when it is the file as it was picked. */
  readonly size?: number
}

/**
 * Why a file that was accepted did not arrive: what the server said of it, or
 * - no-answer: the line broke, or the server did not answer, as often as it was tried
 * - throttled: the server had enough, as often as it was tried
 * - signed-out: the server does not know me any more
 * - lost: its bytes are no longer on this device
 */
export interface UploadFailure {
  readonly reason: RejectReason | 'no-answer' | 'throttled' | 'signed-out' | 'lost'
  /** Foreign: what was said of it. */
  readonly text: string
}

/** One file in the tray of a conversation. It is plain data that structured clone takes, bytes included. */
export interface Upload {
  readonly id: UploadId
  /** Where it was picked; its message goes there. */
  readonly conversation: ConversationId
  readonly state: UploadState
  /** What it hangs on a message as. */
  readonly kind: AttachmentInput['kind']
  readonly name: string
  readonly mimeType: string
  /** What is sent. It is kept until it is taken out of the tray. */
  readonly file: Blob
  /** Bytes. */
  readonly size: number
  /** Bytes that have left. */
  readonly sent: number
  /** Of the file that was picked, ms since the epoch: with name and size it tells whether it is picked again. */
  readonly modifiedAt: number
  /** What it shows, for who cannot see it; '' while nobody has said. */
  readonly alt: string
  /** Of a picture, pixels; absent while unknown. */
  readonly width?: number
  readonly height?: number
  /** Of a sound that is a message by itself; absent on any other. */
  readonly voice?: Voice
  /** How often it was tried since a person last wanted it. */
  readonly attempts: number
  /** Why it `failed` or was `rejected`; `null` otherwise. */
  readonly failure: UploadFailure | null
  /** Where it lies on the server; `null` until it is `done`. */
  readonly uploaded: UploadedFile | null
}

/** A file of a message that is on its way. `file` is `null` where another tab has the bytes. */
export type SentUpload = Omit<Upload, 'file'> & { readonly file: Blob | null }

/** What is accepted of one kind of file. */
export interface FileRules {
  /** Bytes. */
  readonly size: number
  /** Last extensions, lower case and without a dot, e.g. `pdf`; absent: all that are not blocked. */
  readonly allowedExtensions?: readonly string[]
  /** @default what systems run, e.g. `exe` */
  readonly blockedExtensions?: readonly string[]
  /** E.g. `image/png`, or `image/*` for all pictures; absent: all that are not blocked. */
  readonly allowedTypes?: readonly string[]
  readonly blockedTypes?: readonly string[]
}

/** What a tray takes (UP-3). */
export interface UploadLimits {
  /** Files. */
  readonly count: number
  /** Bytes of all files together. */
  readonly totalSize: number
  readonly image: FileRules
  readonly file: FileRules
}

/** Why a file was not taken (UP-2), with the numbers that a sentence about it needs. */
export type FileRefusal =
  | { readonly reason: 'too-many'; readonly max: number }
  | { readonly reason: 'too-big'; readonly size: number; readonly max: number }
  | { readonly reason: 'total-too-big'; readonly max: number }
  | { readonly reason: 'empty' }
  /** It has a path, signs that nobody sees, no letters, or is too long. */
  | { readonly reason: 'bad-name' }
  /** `allowed` is empty where only some are blocked. */
  | { readonly reason: 'type-not-allowed'; readonly type: string; readonly allowed: readonly string[] }
  /** A program that is named like a document: `photo.jpg.exe`. */
  | { readonly reason: 'disguised' }
  /** Its first bytes are of another type than its name or its type says. */
  | { readonly reason: 'mismatch'; readonly claimed: string; readonly found: string }
  /** The same name, size and time: it is there already. */
  | { readonly reason: 'duplicate' }
  /** A folder, or a file that is gone or locked. */
  | { readonly reason: 'unreadable' }
  /** What brings files to the server could not be loaded, or the chat has ended; later it may be taken. */
  | { readonly reason: 'unavailable' }
  /** I may not upload here. */
  | { readonly reason: 'not-allowed' }

/** A file that was not taken, and why. */
export interface RejectedFile {
  readonly file: File
  readonly refusal: FileRefusal
}

export const uploadId = (text: string): UploadId => text as UploadId

/** What a message carries of an upload; `null` until it is done. */
export const attachmentOfUpload = ({ uploaded, ...upload }: SentUpload): AttachmentInput | null =>
  upload.state !== 'done' || uploaded === null
    ? null
    : {
        kind: upload.kind,
        url: uploaded.url,
        thumbnailUrl: uploaded.thumbnailUrl,
        name: upload.name,
        size: uploaded.size ?? upload.size,
        mimeType: upload.mimeType,
        alt: upload.alt,
        ...(upload.width && upload.height ? { width: upload.width, height: upload.height } : {}),
        ...(upload.voice ? { voice: upload.voice } : {}),
      }
