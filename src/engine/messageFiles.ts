import { conversationId, type MessageKey } from '../model/id.ts'
import { attachmentOfUpload, type SentUpload } from '../model/upload.ts'
import { waitsForFiles } from '../state/delivery.ts'
import { joinLane } from '../state/joinLane.ts'
import type { Entry, Outbox } from '../state/outbox.ts'
import { refuse, retry } from '../state/press.ts'
import { createDroppedFiles } from './droppedFiles.ts'
import { createFilesOnDisk } from './filesOnDisk.ts'
import { inOrder, lostFile, sendOf } from './sentFiles.ts'
import { createTakenFiles, type TakenFiles } from './takenFiles.ts'
import { createToldFiles, type ToldFiles } from './toldFiles.ts'
import { resumed } from './uploadShape.ts'
import type { UploadKeeper } from './uploadKeeper.ts'
import { AFRESH, type UploadQueue } from './uploadQueue.ts'
import type { UploadsParts } from './uploads.ts'
import type { UploadShelf } from './uploadShelf.ts'

/** The files of messages that are on their way. */
export interface MessageFiles extends TakenFiles, Pick<ToldFiles, 'filesOf' | 'hear' | 'tellAll'> {
  /** Looks after everything soon. */
  wake(): void
}

const isStuck = ({ state }: SentUpload): boolean => state === 'failed' || state === 'rejected'

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
  const { store, tabs, performer, ending } = parts
  const told = createToldFiles(parts, shelf, soon)
  const dropped = createDroppedFiles(parts, shelf, queue, keeper)
  const disk = createFilesOnDisk(parts, shelf, keeper, dropped, soon)
  const { take, reclaim } = createTakenFiles(parts, shelf, queue, keeper)
  const { filesOf, hear, tellAll } = told
  /** Messages that are out of the outbox, as they were. */
  let gone: readonly Entry[] = []
  /** Messages that somebody wants to be tried again. */
  const again = new Set<MessageKey>()

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

  const look = (entry: Entry): void => {
    const send = sendOf(entry)
    if (!send) return
    dropped.recall(send)
    const { key, uploads } = send.input
    told.accept(key)
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
      dropped.end(unwanted)
    }
    const missing = uploads.filter((id) => !held.some((file) => file.id === id))
    if (missing.length === 0) return
    disk.read()
    if (!disk.isRead()) return
    const conversation = conversationId(send.input.channelId, send.input.thread)
    shelf.setFiles(key, inOrder([...held, ...missing.map((id) => lostFile(id, conversation))], uploads))
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
    for (const entry of gone) dropped.part(entry, isLeading)
    gone = []
    if (!isLeading) return
    // What the former leader had begun begins anew here.
    if (!wasLeading)
      for (const [key, files] of store.getState().sentUploads) shelf.setFiles(key, files.map(resumed))
    wasLeading = true
    disk.read()
    for (const entry of store.getState().outbox.entries.values()) look(entry)
    again.clear()
    const { outbox } = store.getState()
    const next = [...outbox.entries.values()].reduce(decide, outbox)
    if (next !== outbox) performer().change((held) => [...held.entries.values()].reduce(decide, held))
    // The other tabs hear of the message first.
    void Promise.resolve().then(told.tell)
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
  ending.addEventListener('abort', unwatch)

  return { take, reclaim, filesOf, hear, tellAll, wake: soon }
}
