import type { MessageKey } from '../model/id.ts'
import type { Operation } from '../model/operation.ts'
import type { SentUpload } from '../model/upload.ts'
import { pendingSend } from '../state/press.ts'
import { readTold, resumed } from './uploadShape.ts'
import type { UploadsParts } from './uploads.ts'
import type { UploadShelf } from './uploadShelf.ts'

/** What tabs tell each other of the files of messages. */
export interface ToldFiles {
  /** What of an operation another tab has to bring up; `null`: nothing. */
  filesOf(operation: Operation): unknown
  hear(told: readonly unknown[]): void
  /** Tells the other tabs what has changed. */
  tell(): void
  /** Tells the other tabs everything anew. */
  tellAll(): void
  /** Takes what another tab wants brought up with a message. */
  accept(key: MessageKey): void
}

/** Offers whose message never came are forgotten with more than these. */
const MOST_OFFERS = 50

/**
 * The tab that leads brings up what the others want to send, bytes and all, and tells them how far it is.
 * @param onOffer called when another tab wants something brought up
 */
export function createToldFiles(
  { store, tabs }: Pick<UploadsParts, 'store' | 'tabs'>,
  shelf: UploadShelf,
  onOffer: () => void,
): ToldFiles {
  /** What other tabs want brought up; the message comes right behind. */
  const offered = new Map<MessageKey, readonly SentUpload[]>()
  /** What the other tabs were told last. */
  let told: ReadonlyMap<MessageKey, readonly SentUpload[]> = new Map()

  const tell = (): void => {
    const { sentUploads } = store.getState()
    const news = [...sentUploads].filter(([key, files]) => told.get(key) !== files)
    told = sentUploads
    if (news.length === 0) return
    // The bytes stay here: the others only show how far they are.
    const bare = news.map(([key, files]) => ({ key, files: files.map((file) => ({ ...file, file: null })) }))
    tabs.tellFiles(bare)
  }

  const offer = (key: MessageKey, files: readonly SentUpload[]): void => {
    offered.set(key, files)
    if (offered.size > MOST_OFFERS) for (const old of [...offered.keys()].slice(0, 1)) offered.delete(old)
    onOffer()
  }

  return {
    filesOf(operation) {
      if (operation.kind !== 'message.send') return null
      const { key } = operation.input
      const files = shelf.files(key).filter(({ file }) => file)
      return files.length > 0 ? { key, files } : null
    },
    hear(values) {
      const isLeading = tabs.isLeading()
      for (const { key, files } of values.flatMap((value) => readTold(value) ?? [])) {
        const held = shelf.files(key)
        const known = (file: SentUpload): SentUpload | undefined => held.find(({ id }) => id === file.id)
        if (isLeading) {
          offer(
            key,
            files.filter(({ file }) => file),
          )
        } else if (pendingSend(store.getState().outbox, key) && files.every(({ file }) => !file))
          shelf.setFiles(
            key,
            files.map((file) => ({ ...file, file: known(file)?.file ?? null })),
          )
      }
    },
    tell,
    tellAll() {
      told = new Map()
      if (tabs.isLeading()) return tell()
      const mine = [...store.getState().sentUploads].flatMap(([key, files]) => {
        const whole = files.filter(({ file }) => file)
        return whole.length > 0 ? [{ key, files: whole }] : []
      })
      if (mine.length > 0) tabs.tellFiles(mine)
    },
    accept(key) {
      const files = offered.get(key)
      if (!files) return
      offered.delete(key)
      const held = shelf.files(key)
      const isNew = ({ id }: SentUpload): boolean => !held.some((file) => file.id === id && file.file)
      const news = files.filter(isNew)
      const rest = held.filter((file) => !news.some(({ id }) => id === file.id))
      if (news.length > 0) shelf.setFiles(key, [...rest, ...news.map(resumed)])
    },
  }
}
