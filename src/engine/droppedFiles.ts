import type { Cancel } from '../env/env.ts'
import type { OperationId } from '../model/id.ts'
import type { SentUpload, UploadId } from '../model/upload.ts'
import type { Base } from '../state/base.ts'
import type { Entry } from '../state/outbox.ts'
import { tableGet } from '../state/table.ts'
import { idsOf, type Send, sendOf } from './sentFiles.ts'
import { resumed } from './uploadShape.ts'
import type { UploadKeeper } from './uploadKeeper.ts'
import type { UploadQueue } from './uploadQueue.ts'
import type { UploadsParts } from './uploads.ts'
import type { UploadShelf } from './uploadShelf.ts'

/** The files of messages that are not there any more. */
export interface DroppedFiles {
  /** A message is out of the outbox: it was sent, or thrown away. */
  part(entry: Entry, isLeading: boolean): void
  /** Gives back to a message what it had before it was thrown away. */
  recall(send: Send): void
  /** Whether a file is kept for second thoughts. */
  holds(upload: UploadId): boolean
  /** Nobody wants them any more, here and on the server. */
  end(files: readonly SentUpload[]): void
}

/** How long what was thrown away is kept, ms: who took it back finds it as it was (MS-7). */
const SECOND_THOUGHTS_MS = 60_000

/** A message that was never tried, or was refused, and is not there all the same. */
const isThrownAway = ({ operation, state, attempts }: Entry, base: Base): boolean => {
  if (operation.kind !== 'message.send') return false
  const { channelId, key, uploads } = operation.input
  const shard = tableGet(base.channels, channelId)
  if (shard && tableGet(shard.messages, key)) return false
  return uploads !== undefined || state === 'failed' || (state === 'queued' && attempts === 0)
}

/** Keeps what a message that was thrown away had for second thoughts, and ends it after that. */
export function createDroppedFiles(
  { store, env, ending }: Pick<UploadsParts, 'store' | 'env' | 'ending'>,
  shelf: UploadShelf,
  queue: UploadQueue,
  keeper: UploadKeeper,
): DroppedFiles {
  const dropped = new Map<OperationId, { readonly files: readonly SentUpload[]; readonly cancel: Cancel }>()
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
  ending.addEventListener('abort', () => {
    for (const cancel of timers) cancel()
  })

  /** What cannot be deleted now is deleted later, or by a later life. */
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

  return {
    part(entry, isLeading) {
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
    },
    recall({ id, input }) {
      const held = dropped.get(id)
      if (!held) return
      held.cancel()
      dropped.delete(id)
      keeper.unclaim(idsOf(held.files))
      shelf.setFiles(input.key, held.files)
      keeper.claim(idsOf(held.files), id)
    },
    holds: (upload) => [...dropped.values()].some(({ files }) => files.some(({ id }) => id === upload)),
    end,
  }
}
