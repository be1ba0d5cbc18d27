import type { Operation } from '../model/operation.ts'
import type { UploadId } from '../model/upload.ts'
import type { Entry } from '../state/outbox.ts'
import { createMessageFiles, type MessageFiles } from './messageFiles.ts'
import { keepUploads } from './uploadKeeper.ts'
import { createUploadQueue, type UploadQueue } from './uploadQueue.ts'
import type { UploadsParts } from './uploads.ts'
import { createUploadShelf } from './uploadShelf.ts'

/** Everything that a chat with files needs, in one piece that is loaded with the first file. */
export interface UploadWork {
  readonly queue: UploadQueue
  readonly messages: MessageFiles
  /** Brings back the trays that an earlier life left. */
  restore(): Promise<void>
  /** The entry is on the disk as soon as its files are, too. */
  kept(entry: Entry, saved: Promise<void>): Promise<void>
}

const uploadsOf = ({ operation }: Entry): readonly UploadId[] =>
  operation.kind === 'message.send' ? (operation.input.uploads ?? []) : []

/** Puts the parts together. */
export function createUploadWork(parts: UploadsParts): UploadWork {
  const { store, env, tabs, backend, records, ending, loadEntries } = parts
  const shelf = createUploadShelf(store)
  const queue = createUploadQueue(parts, shelf)
  const keeper = keepUploads({ store, env, tabs, account: backend.account, records, ending })
  const messages = createMessageFiles(parts, shelf, queue, keeper)

  const claims = async (): Promise<ReadonlySet<UploadId> | null> => {
    const onDisk = await loadEntries()
    const here = store.getState().outbox.entries.values()
    return onDisk && new Set([...onDisk, ...here].flatMap(uploadsOf))
  }
  messages.wake()

  return {
    queue,
    messages,
    restore: () =>
      keeper.inherit(claims, (uploads) => {
        for (const upload of uploads) {
          if (!upload.file) continue
          const { conversation: id } = upload
          shelf.setTray(id, [...shelf.tray(id), { ...upload, file: upload.file }])
        }
        queue.pump()
      }),
    async kept(entry, saved) {
      const { id, kind, input } = entry.operation as Operation<'message.send'>
      const files =
        kind === 'message.send'
          ? shelf.files(input.key).flatMap(({ id: each, file }) => (file ? [each] : []))
          : []
      if (files.length === 0) return saved
      const both = Promise.all([saved, keeper.save(files)])
      // From here on they are in no tray any more, should the page end.
      saved.then(
        () => keeper.claim(files, id),
        () => {},
      )
      await both
    },
  }
}
