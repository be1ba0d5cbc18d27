import {
  conversationId,
  type ConversationId,
  messageKey,
  operationId,
  type MessageKey,
  type OperationId,
} from '../model/id.ts'
import type { SentUpload, UploadFailure, UploadState } from '../model/upload.ts'
import { uploadId } from '../model/upload.ts'
import { channelOf, rootOf } from '../model/id.ts'

/** A file as it is on the disk, beside its bytes. */
export interface StoredUpload {
  readonly upload: SentUpload
  /** The tab in whose tray it lies, or from which it was sent. */
  readonly tab: string
  /** Its place among the others. */
  readonly order: number
  /** The message it hangs on; `null`: it lies in a tray, or the disk has not got its message. */
  readonly operation: OperationId | null
  /** Its message was thrown away, so that what has arrived is to be deleted. */
  readonly isDropped: boolean
}

/** Files of one message, as tabs tell each other of them. */
export interface ToldMessage {
  readonly key: MessageKey
  readonly files: readonly SentUpload[]
}

type Json = Readonly<Record<string, unknown>>
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null
const isText = (value: unknown): value is string => typeof value === 'string'
const isName = (value: unknown): value is string => isText(value) && value !== ''
const isAmount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** What is under way ended with the page: it begins anew (a form cannot be gone on with). */
const settled: Readonly<Record<UploadState, UploadState>> = {
  queued: 'queued',
  preparing: 'queued',
  uploading: 'queued',
  processing: 'queued',
  done: 'done',
  failed: 'failed',
  rejected: 'rejected',
  cancelled: 'cancelled',
}
const KINDS = ['image', 'video', 'audio', 'file'] as const

const conversationOf = (value: string): ConversationId => {
  const id = value as ConversationId
  return conversationId(channelOf(id), rootOf(id))
}

function failureOf(value: unknown): UploadFailure | null {
  if (!isJson(value) || !isText(value['reason'])) return null
  return {
    reason: value['reason'] as UploadFailure['reason'],
    text: isText(value['text']) ? value['text'] : '',
  }
}

/** What another life or another tab says of a file; `null` when it says nothing that can be used. */
export function readUpload(value: unknown, file: unknown): SentUpload | null {
  if (!isJson(value)) return null
  const { id, conversation, state, kind, name, mimeType, size, sent, modifiedAt, alt, width, height } = value
  const known = KINDS.find((each) => each === kind)
  const isRight = isName(id) && isName(conversation) && known && isText(name) && isText(mimeType)
  if (!isRight || !isAmount(size) || !isText(state) || !Object.hasOwn(settled, state)) return null
  const { uploaded, voice } = value
  const url = isJson(uploaded) && isName(uploaded['url']) ? uploaded['url'] : null
  const thumbnail = isJson(uploaded) ? uploaded['thumbnailUrl'] : null
  const isVoice = isJson(voice) && isAmount(voice['duration']) && Array.isArray(voice['waveform'])
  return {
    id: uploadId(id),
    conversation: conversationOf(conversation),
    state: state === 'done' && url === null ? 'queued' : (state as UploadState),
    kind: known,
    name,
    mimeType,
    file: file instanceof Blob ? file : null,
    size,
    sent: isAmount(sent) ? sent : 0,
    modifiedAt: isAmount(modifiedAt) ? modifiedAt : 0,
    alt: isText(alt) ? alt : '',
    ...(isAmount(width) && isAmount(height) ? { width, height } : {}),
    ...(isVoice
      ? {
          voice: {
            duration: voice['duration'] as number,
            waveform: (voice['waveform'] as unknown[]).filter(isAmount),
          },
        }
      : {}),
    attempts: 0,
    failure: failureOf(value['failure']),
    uploaded:
      url === null
        ? null
        : {
            url,
            thumbnailUrl: isName(thumbnail) ? thumbnail : null,
            ...(isJson(uploaded) && isAmount(uploaded['size']) ? { size: uploaded['size'] } : {}),
          },
  }
}

/** The same as it goes on in this tab. */
export const resumed = <File extends SentUpload>(upload: File): File => {
  const state = settled[upload.state]
  return state === upload.state ? upload : { ...upload, state, sent: 0, attempts: 0 }
}

/** What is on the disk under a file's name; `null` when it is none. */
export function readStored(value: unknown, bytes: unknown): StoredUpload | null {
  if (!isJson(value) || !isName(value['tab']) || !isAmount(value['order'])) return null
  const upload = readUpload(value['upload'], bytes)
  const { operation, tab, order } = value
  return (
    upload && {
      upload: resumed(upload),
      tab,
      order,
      operation: isName(operation) ? operationId(operation) : null,
      isDropped: value['isDropped'] === true,
    }
  )
}

/** What another tab told; what it is not is left out. */
export function readTold(value: unknown): ToldMessage | null {
  if (!isJson(value) || !isName(value['key']) || !Array.isArray(value['files'])) return null
  const files = value['files'].flatMap((item: unknown) =>
    isJson(item) ? (readUpload(item, item['file']) ?? []) : [],
  )
  return { key: messageKey(value['key']), files }
}
