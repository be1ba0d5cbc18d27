import type { Cancel } from '../env/env.ts'
import type { DroppedFiles } from './droppedFiles.ts'
import { askDiskLater } from './lateDisk.ts'
import { idsOf, inOrder, lostFile, sendOf } from './sentFiles.ts'
import type { StoredUpload } from './uploadShape.ts'
import type { UploadKeeper } from './uploadKeeper.ts'
import type { UploadsParts } from './uploads.ts'
import type { UploadShelf } from './uploadShelf.ts'

/** What earlier lives left of the files of messages. */
export interface FilesOnDisk {
  /** Asks the disk once, and again later where it does not say. */
  read(): void
  /** True as soon as the disk has said what it has. */
  isRead(): boolean
}

/**
 * Puts what the disk has of messages where it belongs: to its message, or away.
 * @param onRead called when the disk has said what it has
 */
export function createFilesOnDisk(
  { store, env, ending, loadEntries }: Pick<UploadsParts, 'store' | 'env' | 'ending' | 'loadEntries'>,
  shelf: UploadShelf,
  keeper: UploadKeeper,
  dropped: DroppedFiles,
  onRead: () => void,
): FilesOnDisk {
  let disk: 'unread' | 'reading' | 'read' = 'unread'
  let stopAsking: Cancel = () => {}
  ending.addEventListener('abort', () => stopAsking())

  const adopt = async (found: readonly StoredUpload[]): Promise<void> => {
    const onDisk = (await loadEntries()) ?? null
    if (ending.aborted) return
    const sends = [...store.getState().outbox.entries.values()].flatMap((entry) => sendOf(entry) ?? [])
    for (const send of sends) {
      const { key, uploads = [] } = send.input
      const mine = found.filter(
        ({ upload, operation }) => operation === send.id || uploads.includes(upload.id),
      )
      const held = shelf.files(key)
      const missing = mine.flatMap(({ upload }) => {
        const known = held.find(({ id }) => id === upload.id)
        if (known?.file) return []
        const { state, failure } = lostFile(upload.id, upload.conversation)
        return [upload.file ? upload : { ...upload, state, failure }]
      })
      if (missing.length === 0) continue
      const rest = held.filter(({ id }) => !missing.some((file) => file.id === id))
      shelf.setFiles(key, inOrder([...rest, ...missing], uploads))
      keeper.claim(idsOf(missing), send.id)
    }
    const known = new Set([
      ...(onDisk ?? []).map(({ operation }) => operation.id),
      ...sends.map(({ id }) => id),
    ])
    if (!onDisk) return
    for (const { upload, operation, isDropped } of found) {
      if ((operation !== null && known.has(operation)) || dropped.holds(upload.id)) continue
      if (isDropped) dropped.end([upload])
      else if (operation !== null) keeper.erase([upload.id])
    }
  }

  const ask = async (): Promise<void> => {
    disk = 'reading'
    const finish = async (found: readonly StoredUpload[]): Promise<void> => {
      await adopt(found)
      disk = 'read'
      onRead()
    }
    const found = await keeper.load()
    if (ending.aborted) return
    if (found) await finish(found)
    else stopAsking = askDiskLater(env, keeper.load, (late) => void finish(late))
  }

  return {
    read() {
      if (disk === 'unread') void ask()
    },
    isRead: () => disk === 'read',
  }
}
