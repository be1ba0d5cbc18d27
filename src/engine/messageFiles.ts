import type { Cancel } from '../env/env.ts'
import { type ConversationId, conversationId, type MessageKey, type OperationId } from '../model/id.ts'
import type { AttachmentInput } from '../model/attachmentInput.ts'
import type { Operation } from '../model/operation.ts'
import { attachmentOfUpload, type SentUpload, type Upload, uploadId, type UploadId } from '../model/upload.ts'
import type { Base } from '../state/base.ts'
import { waitsForFiles } from '../state/delivery.ts'
import { joinLane } from '../state/joinLane.ts'
import type { Entry, Outbox } from '../state/outbox.ts'
import { pendingSend, refuse, retry } from '../state/press.ts'
import { tableGet } from '../state/table.ts'
import { askDiskLater } from './lateDisk.ts'
import { readTold, resumed, type StoredUpload } from './uploadShape.ts'
import type { UploadKeeper } from './uploadKeeper.ts'
import { AFRESH, type UploadQueue } from './uploadQueue.ts'
import type { UploadsParts } from './uploads.ts'
import type { UploadShelf } from './uploadShelf.ts'

/** What a message takes with it from a tray. */
export interface TakenFiles {
  /** Of files that are all on the server. */
  readonly attachments: readonly AttachmentInput[]
  /** What the message has to wait for; absent: nothing. */
  readonly uploads?: readonly UploadId[]
}

/** The files of messages that are on their way. */
export interface MessageFiles {
  take(id: ConversationId, wanted: readonly UploadId[], key: MessageKey): TakenFiles
  /** Puts the files of a message back into the tray. */
  reclaim(id: ConversationId, operation: OperationId): void
  /** What of an operation another tab has to bring up. */
  filesOf(operation: Operation): unknown
  hear(told: readonly unknown[]): void
  /** Tells the other tabs everything anew. */
  tellAll(): void
  /** Looks after everything soon. */
  wake(): void
}

/** How long what was thrown away is kept, ms: who took it back finds it as it was (MS-7). */
const SECOND_THOUGHTS_MS = 60_000

/** Offers whose message never came are forgotten with more than these. */
const MOST_OFFERS = 50

type Send = Operation<'message.send'>
const sendOf = ({ operation }: Entry): Send | null => (operation.kind === 'message.send' ? operation : null)
const idsOf = (files: readonly SentUpload[]): readonly UploadId[] => files.map(({ id }) => id)
const isStuck = ({ state }: SentUpload): boolean => state === 'failed' || state === 'rejected'

/** A message that was never tried, or was refused, and is not there all the same. */
const isThrownAway = ({ operation, state, attempts }: Entry, base: Base): boolean => {
  if (operation.kind !== 'message.send') return false
  const { channelId, key, uploads } = operation.input
  const shard = tableGet(base.channels, channelId)
  if (shard && tableGet(shard.messages, key)) return false
  return uploads !== undefined || state === 'failed' || (state === 'queued' && attempts === 0)
}

/** A file of which nothing is left but its name on a message. */
const lost = (id: UploadId, conversation: ConversationId): SentUpload => ({
  id,
  conversation,
  state: 'rejected',
  kind: 'file',
  name: '',
  mimeType: '',
  file: null,
  size: 0,
  sent: 0,
  modifiedAt: 0,
  alt: '',
  attempts: 0,
  failure: { reason: 'lost', text: '' },
  uploaded: null,
})

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

/**
 * Sees to it that messages and their files find each other again, whatever happens to either. The outbox says which files a
 * message waits for, the shelf how far they are; from the two follows everything: it joins its lane when all are up, fails when
 * one does, and what no message has any more is ended. Only the tab that leads decides and brings up; it tells the others.
 */
export function createMessageFiles(
  parts: UploadsParts,
  shelf: UploadShelf,
  queue: UploadQueue,
  keeper: UploadKeeper,
): MessageFiles {
  const { store, env, tabs, performer, ending, loadEntries } = parts
  /** Messages that are out of the outbox, as they were. */
  let gone: readonly Entry[] = []
  /** Messages that somebody wants to be tried again. */
  const again = new Set<MessageKey>()
  const dropped = new Map<OperationId, { readonly files: readonly SentUpload[]; readonly cancel: Cancel }>()
  let disk: 'unread' | 'reading' | 'read' = 'unread'
  let stopAsking: Cancel = () => {}
  /** What other tabs want brought up; the message comes right behind. */
  const offered = new Map<MessageKey, readonly SentUpload[]>()
  /** What the other tabs were told last. */
  let told: ReadonlyMap<MessageKey, readonly SentUpload[]> = new Map()

  const entries = (): readonly Entry[] => [...store.getState().outbox.entries.values()]

  const timers = new Set<Cancel>()
  const later = (then: () => void): Cancel => {
    const cancel = env.after(SECOND_THOUGHTS_MS, () => {
      timers.delete(cancel)
      then()
    })
    timers.add(cancel)
    return () => {
      timers.delete(cancel)
      cancel()
    }
  }

  /** Nobody wants them any more, here and on the server. What cannot be deleted now is deleted later, or by a later life. */
  const end = (files: readonly SentUpload[]): void => {
    for (const file of files) queue.stop(file)
    const arrived = files.filter(({ uploaded }) => uploaded)
    keeper.erase(idsOf(files.filter(({ uploaded }) => !uploaded)))
    if (arrived.length === 0) return
    if (store.getState().connection.state !== 'online') {
      keeper.drop(arrived)
      later(() => end(arrived))
      return
    }
    void Promise.all(arrived.map((file) => queue.forget(file))).then(() => {
      if (!ending.aborted) keeper.erase(idsOf(arrived))
    })
  }

  /** A message is out of the outbox. */
  const part = (entry: Entry, isLeading: boolean): void => {
    const send = sendOf(entry)
    const { base, outbox } = store.getState()
    if (!send || outbox.entries.has(send.id)) return
    const files = shelf.files(send.input.key)
    if (files.length === 0) return
    if (!isLeading) keeper.letGo(idsOf(files))
    else if (isThrownAway(entry, base)) {
      for (const file of files) queue.stop(file)
      const kept = files.map(resumed)
      keeper.drop(kept)
      const cancel = later(() => {
        dropped.delete(send.id)
        end(kept)
      })
      dropped.set(send.id, { files: kept, cancel })
    }
    shelf.setFiles(send.input.key, [])
  }

  /** What somebody took back after all. */
  const recall = ({ id, input }: Send): void => {
    const held = dropped.get(id)
    if (!held) return
    held.cancel()
    dropped.delete(id)
    keeper.unclaim(idsOf(held.files))
    shelf.setFiles(input.key, held.files)
    keeper.claim(idsOf(held.files), id)
  }

  /** Puts what the disk has of messages where it belongs. */
  const adopt = async (found: readonly StoredUpload[]): Promise<void> => {
    const onDisk = (await loadEntries()) ?? null
    if (ending.aborted) return
    const sends = entries().flatMap((entry) => sendOf(entry) ?? [])
    for (const send of sends) {
      const { key, uploads = [] } = send.input
      const mine = found.filter(
        ({ upload, operation }) => operation === send.id || uploads.includes(upload.id),
      )
      const held = shelf.files(key)
      const missing = mine.flatMap(({ upload }) => {
        const known = held.find(({ id }) => id === upload.id)
        if (known?.file) return []
        return [
          upload.file
            ? upload
            : {
                ...upload,
                state: 'rejected' as const,
                failure: lost(upload.id, upload.conversation).failure,
              },
        ]
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
      if (operation === null || known.has(operation) || dropped.has(operation)) continue
      if (isDropped) end([upload])
      else keeper.erase([upload.id])
    }
  }

  const readDisk = async (): Promise<void> => {
    disk = 'reading'
    const finish = async (found: readonly StoredUpload[]): Promise<void> => {
      await adopt(found)
      disk = 'read'
      soon()
    }
    const found = await keeper.load()
    if (ending.aborted) return
    if (found) await finish(found)
    else stopAsking = askDiskLater(env, keeper.load, (late) => void finish(late))
  }

  /** What has to become of a message, as its files are; the same outbox where nothing has. */
  const decide = (outbox: Outbox, entry: Entry): Outbox => {
    const send = sendOf(entry)
    if (!send || !waitsForFiles(entry)) return outbox
    const { key, uploads = [] } = send.input
    const held = shelf.files(key)
    const files = uploads.flatMap((id) => held.find((file) => file.id === id) ?? [])
    if (files.length < uploads.length) return outbox
    if (files.some(isStuck))
      return entry.state === 'failed' ? outbox : refuse(outbox, send.id, { reason: 'upload', text: '' })
    const wanted = entry.failure?.reason === 'upload' ? retry(outbox, send.id) : outbox
    if (entry.state === 'failed' && wanted === outbox) return outbox
    const attachments = files.flatMap((file) => attachmentOfUpload(file) ?? [])
    return attachments.length === uploads.length ? joinLane(wanted, send.id, attachments) : wanted
  }

  const accept = (key: MessageKey): void => {
    const files = offered.get(key)
    if (!files) return
    offered.delete(key)
    const held = shelf.files(key)
    const isNew = ({ id }: SentUpload): boolean => !held.some((file) => file.id === id && file.file)
    const news = files.filter(isNew)
    const rest = held.filter((file) => !news.some(({ id }) => id === file.id))
    if (news.length > 0) shelf.setFiles(key, [...rest, ...news.map(resumed)])
  }

  const look = (entry: Entry): void => {
    const send = sendOf(entry)
    if (!send) return
    recall(send)
    const { key, uploads } = send.input
    accept(key)
    const held = shelf.files(key)
    if (again.delete(key))
      for (const file of held) if (file.state === 'failed') shelf.step(file.id, 'retry', AFRESH)
    if (!uploads) return
    const unwanted = held.filter(({ id }) => !uploads.includes(id))
    if (unwanted.length > 0) {
      shelf.setFiles(
        key,
        held.filter((file) => !unwanted.includes(file)),
      )
      end(unwanted)
    }
    const missing = uploads.filter((id) => !held.some((file) => file.id === id))
    if (missing.length === 0) return
    if (disk === 'unread') void readDisk()
    if (disk !== 'read') return
    const conversation = conversationId(send.input.channelId, send.input.thread)
    shelf.setFiles(key, inOrder([...held, ...missing.map((id) => lost(id, conversation))], uploads))
  }

  const tell = (): void => {
    const { sentUploads } = store.getState()
    const news = [...sentUploads].filter(([key, files]) => told.get(key) !== files)
    told = sentUploads
    if (news.length === 0) return
    // The bytes stay here: the others only show how far they are.
    const bare = news.map(([key, files]) => ({ key, files: files.map((file) => ({ ...file, file: null })) }))
    tabs.tellFiles(bare)
  }

  let wasLeading = tabs.isLeading()
  let isComing = false
  function soon(): void {
    if (isComing) return
    isComing = true
    void Promise.resolve().then(work)
  }
  const work = (): void => {
    isComing = false
    if (ending.aborted) return
    const isLeading = tabs.isLeading()
    for (const entry of gone) part(entry, isLeading)
    gone = []
    if (!isLeading) return
    // What the former leader had begun begins anew here.
    if (!wasLeading)
      for (const [key, files] of store.getState().sentUploads) shelf.setFiles(key, files.map(resumed))
    wasLeading = true
    if (disk === 'unread') void readDisk()
    for (const entry of entries()) look(entry)
    again.clear()
    const { outbox } = store.getState()
    const next = [...outbox.entries.values()].reduce(decide, outbox)
    if (next !== outbox) performer().change((held) => [...held.entries.values()].reduce(decide, held))
    // The other tabs hear of the message first.
    void Promise.resolve().then(tell)
    queue.pump()
  }

  const unwatch = store.subscribe((now, before) => {
    if (now.sentUploads !== before.sentUploads) soon()
    if (now.outbox.entries === before.outbox.entries) return
    for (const [id, entry] of before.outbox.entries) {
      const send = sendOf(entry)
      const next = send && now.outbox.entries.get(id)
      if (!send || next === entry) continue
      if (!next) gone = [...gone, entry]
      else if (entry.state === 'failed' && next.state !== 'failed') again.add(send.input.key)
    }
    soon()
  })
  ending.addEventListener('abort', () => {
    unwatch()
    stopAsking()
    for (const cancel of timers) cancel()
  })

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
      if (!send) return
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
          offered.set(
            key,
            files.filter(({ file }) => file),
          )
          if (offered.size > MOST_OFFERS)
            for (const old of [...offered.keys()].slice(0, 1)) offered.delete(old)
          soon()
        } else if (pendingSend(store.getState().outbox, key) && files.every(({ file }) => !file))
          shelf.setFiles(
            key,
            files.map((file) => ({ ...file, file: known(file)?.file ?? null })),
          )
      }
    },
    tellAll() {
      told = new Map()
      if (tabs.isLeading()) return tell()
      const mine = [...store.getState().sentUploads].flatMap(([key, files]) => {
        const whole = files.filter(({ file }) => file)
        return whole.length > 0 ? [{ key, files: whole }] : []
      })
      if (mine.length > 0) tabs.tellFiles(mine)
    },
    wake: soon,
  }
}

const afresh = (id: string) => ({ ...AFRESH, id: uploadId(id), state: 'queued', uploaded: null }) as const

/** Files in the order in which they hang on their message; what is not on it comes first. */
function inOrder(files: readonly SentUpload[], ids: readonly UploadId[]): readonly SentUpload[] {
  if (ids.length === 0) return files
  const listed = ids.flatMap((id) => files.find((file) => file.id === id) ?? [])
  return [...files.filter(({ id }) => !ids.includes(id)), ...listed]
}
