import type { StoreApi } from 'zustand/vanilla'
import type { ConversationId, MessageKey } from '../model/id.ts'
import type { SentUpload, Upload, UploadId } from '../model/upload.ts'
import type { ChatState } from '../state/chatState.ts'
import { uploadMachine, type UploadSignal } from '../state/uploadMachine.ts'

/** The files of one chat, wherever they wait: in trays, or for messages that are on their way. */
export interface UploadShelf {
  tray(id: ConversationId): readonly Upload[]
  setTray(id: ConversationId, tray: readonly Upload[]): void
  files(key: MessageKey): readonly SentUpload[]
  setFiles(key: MessageKey, files: readonly SentUpload[]): void
  /** Those of messages, which were pressed first, and then those of trays. */
  all(): readonly SentUpload[]
  find(upload: UploadId): SentUpload | undefined
  /** Whether it belongs to a message, so that the tab that leads brings it up. */
  isSent(upload: UploadId): boolean
  patch(upload: UploadId, change: Partial<Omit<Upload, 'id' | 'file'>>): void
  /** Tells one what happened to it; nothing when it is no longer there. */
  step(upload: UploadId, signal: UploadSignal, change?: Partial<Omit<Upload, 'id' | 'file'>>): void
}

const NONE: readonly never[] = []

/** A map in which a list is replaced; an empty one is taken out. */
function withList<Key, Item>(
  held: ReadonlyMap<Key, readonly Item[]>,
  key: Key,
  list: readonly Item[],
): ReadonlyMap<Key, readonly Item[]> {
  const next = new Map(held)
  if (list.length > 0) next.set(key, list)
  else next.delete(key)
  return next
}

/** The list in which a file is, with a change to that file; `null`: it is in none. */
function patched<Key, Item extends { readonly id: UploadId }>(
  held: ReadonlyMap<Key, readonly Item[]>,
  upload: UploadId,
  change: object,
): ReadonlyMap<Key, readonly Item[]> | null {
  for (const [key, list] of held)
    if (list.some(({ id }) => id === upload))
      return withList(
        held,
        key,
        list.map((item) => (item.id === upload ? { ...item, ...change } : item)),
      )
  return null
}

/** Makes the shelf over a chat's store. */
export function createUploadShelf(store: StoreApi<ChatState>): UploadShelf {
  const { getState, setState } = store
  const all = (): readonly SentUpload[] => {
    const { uploads, sentUploads } = getState()
    return [...sentUploads.values(), ...uploads.values()].flat()
  }
  const find = (upload: UploadId): SentUpload | undefined => all().find(({ id }) => id === upload)
  const patch: UploadShelf['patch'] = (upload, change) =>
    setState(({ uploads, sentUploads }) => {
      const tray = patched(uploads, upload, change)
      if (tray) return { uploads: tray }
      const sent = patched(sentUploads, upload, change)
      return sent ? { sentUploads: sent } : {}
    })

  return {
    tray: (id) => getState().uploads.get(id) ?? NONE,
    setTray: (id, tray) => setState(({ uploads }) => ({ uploads: withList(uploads, id, tray) })),
    files: (key) => getState().sentUploads.get(key) ?? NONE,
    setFiles: (key, files) =>
      setState(({ sentUploads }) => ({ sentUploads: withList(sentUploads, key, files) })),
    all,
    find,
    isSent: (upload) => [...getState().sentUploads.values()].flat().some(({ id }) => id === upload),
    patch,
    step(upload, signal, change = {}) {
      const held = find(upload)
      if (held) patch(upload, { ...change, state: uploadMachine[held.state][signal] })
    },
  }
}
