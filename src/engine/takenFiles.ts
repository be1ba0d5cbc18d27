import type { AttachmentInput } from '../model/attachmentInput.ts'
import type { ConversationId, MessageKey, OperationId } from '../model/id.ts'
import { attachmentOfUpload, type SentUpload, type Upload, type UploadId, uploadId } from '../model/upload.ts'
import { idsOf, sendOf } from './sentFiles.ts'
import { resumed } from './uploadShape.ts'
import type { UploadKeeper } from './uploadKeeper.ts'
import { AFRESH, type UploadQueue } from './uploadQueue.ts'
import type { UploadsParts } from './uploads.ts'
import type { UploadShelf } from './uploadShelf.ts'

/** What a message takes with it from a tray. */
export interface Taken {
  /** Of files that are all on the server. */
  readonly attachments: readonly AttachmentInput[]
  /** What the message has to wait for; absent: nothing. */
  readonly uploads?: readonly UploadId[]
}

/** What people move between trays and messages. */
export interface TakenFiles {
  take(id: ConversationId, wanted: readonly UploadId[], key: MessageKey): Taken
  /** Puts the files of a message back into the tray. */
  reclaim(id: ConversationId, operation: OperationId): void
}

/** What a message carries already, as a file of a tray. */
const restored = (attachment: AttachmentInput, id: UploadId, conversation: ConversationId): Upload => {
  const { url, thumbnailUrl, ...rest } = attachment
  return {
    ...rest,
    id,
    conversation,
    state: 'done',
    file: new Blob([], { type: attachment.mimeType }),
    sent: attachment.size,
    modifiedAt: 0,
    attempts: 0,
    failure: null,
    uploaded: { url, thumbnailUrl },
  }
}

const afresh = (id: string) => ({ ...AFRESH, id: uploadId(id), state: 'queued', uploaded: null }) as const

/** Takes files out of trays for messages, and puts them back. */
export function createTakenFiles(
  { store, env, tabs, ending }: Pick<UploadsParts, 'store' | 'env' | 'tabs' | 'ending'>,
  shelf: UploadShelf,
  queue: UploadQueue,
  keeper: UploadKeeper,
): TakenFiles {
  return {
    take(id, wanted, key) {
      const tray = shelf.tray(id)
      const taken = wanted
        .flatMap((each) => tray.find((upload) => upload.id === each) ?? [])
        .filter(({ state }) => state !== 'cancelled' && state !== 'rejected')
      if (taken.length === 0) return { attachments: [] }
      const isLeading = tabs.isLeading()
      // The tab that leads begins anew what this one has not brought to its end.
      if (!isLeading) for (const upload of taken) if (upload.state !== 'done') queue.stop(upload)
      const files = taken.map((upload): Upload => {
        if (upload.state === 'failed') return { ...upload, ...AFRESH, state: 'queued' }
        return isLeading ? upload : resumed(upload)
      })
      store.setState(({ uploads, sentUploads }) => {
        const trays = new Map(uploads)
        const rest = tray.filter((upload) => !taken.includes(upload))
        if (rest.length > 0) trays.set(id, rest)
        else trays.delete(id)
        return { uploads: trays, sentUploads: new Map(sentUploads).set(key, files) }
      })
      const attachments = files.flatMap((file) => attachmentOfUpload(file) ?? [])
      return attachments.length === files.length
        ? { attachments }
        : { attachments: [], uploads: idsOf(files) }
    },
    reclaim(id, operation) {
      const entry = store.getState().outbox.entries.get(operation)
      const send = entry && sendOf(entry)
      // What goes out needs its files.
      if (!send || entry.state !== 'failed') return
      const { key, attachments, uploads = [] } = send.input
      const files = shelf.files(key)
      const isLeading = tabs.isLeading()
      const own = attachments.map((attachment) =>
        files.find(({ uploaded }) => uploaded?.url === attachment.url),
      )
      const waiting = uploads.flatMap((each) => files.find((file) => file.id === each) ?? [])
      const bringBack = (known: (file: SentUpload) => Blob | null): readonly Upload[] => {
        const all = [...own.map((file, place) => file ?? attachments[place]), ...waiting]
        return all.flatMap((held): readonly Upload[] => {
          if (!held) return []
          if (!('id' in held)) return [restored(held, uploadId(env.uuid()), id)]
          const file = known(held)
          // Without bytes nobody can bring it up again.
          if (!file) return []
          // The tab that leads ends what the message had, so any other one begins anew.
          return [{ ...held, ...(isLeading ? {} : afresh(env.uuid())), file, conversation: id }]
        })
      }
      const putBack = (back: readonly Upload[]): void => {
        keeper.unclaim(idsOf(back))
        shelf.setTray(id, [...back, ...shelf.tray(id)])
        queue.pump()
      }
      if (isLeading) shelf.setFiles(key, [])
      if (files.every(({ file }) => file)) return putBack(bringBack(({ file }) => file))
      // Another tab sent it; the disk has what this one has not.
      void keeper.load().then((found) => {
        const bytes = new Map((found ?? []).map(({ upload }) => [upload.id, upload.file]))
        if (!ending.aborted) putBack(bringBack((held) => held.file ?? bytes.get(held.id) ?? null))
      })
    },
  }
}
