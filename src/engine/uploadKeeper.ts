import type { StoreApi } from 'zustand/vanilla'
import type { Env, RecordStorage } from '../env/env.ts'
import type { OperationId } from '../model/id.ts'
import type { SentUpload, UploadId } from '../model/upload.ts'
import type { ChatState } from '../state/chatState.ts'
import type { Tabs } from './tabs.ts'
import { readStored, type StoredUpload } from './uploadShape.ts'

export interface UploadKeeper {
  /** What lies on the disk, in its order; `null` when the disk does not say. */
  load(): Promise<readonly StoredUpload[] | null>
  /** Puts files on the disk, unless they are there. Rejects where the disk has not got them all. */
  save(uploads: readonly UploadId[]): Promise<void>
  /** The disk has the message on which these hang: whatever happens, they are in no tray any more. */
  claim(uploads: readonly UploadId[], operation: OperationId): void
  /** They are in a tray again. */
  unclaim(uploads: readonly UploadId[]): void
  /** Their message was thrown away: they stay on the disk until `erase`, so that the next life can end what this one cannot. */
  drop(uploads: readonly SentUpload[]): void
  /** They are gone for good. */
  erase(uploads: readonly UploadId[]): void
  /** Another tab sees to what becomes of them on the disk. */
  letGo(uploads: readonly UploadId[]): void
  /**
   * Takes over what tabs that are gone left in their trays.
   * @param claims what messages on the disk have; `null`: the disk does not say
   */
  inherit(
    claims: () => Promise<ReadonlySet<UploadId> | null>,
    take: (uploads: readonly SentUpload[]) => void,
  ): Promise<void>
}

export interface UploadKeeperParts {
  readonly store: StoreApi<ChatState>
  readonly env: Env
  readonly tabs: Pick<Tabs, 'isLeading'>
  /** Begins the names of locks. */
  readonly account: string
  /** `null`: there is no disk, or nobody knows what other tabs do with it. */
  readonly records: RecordStorage | null
  readonly ending: AbortSignal
}

/** How long the lock of a tab is waited for, ms. A tab that was just closed may hold it a moment longer. */
const PATIENCE_MS = 1000

const META = 'meta/'
const BYTES = 'bytes/'

const byOrder = (one: StoredUpload, other: StoredUpload): number => one.order - other.order

/**
 * Keeps files on the disk behind the store's back, so that a tray and a message that waits survive whatever ends the page
 * (RELIABILITY I36, D12). The bytes are written once and apart: what is said of a file changes often and is small. One record
 * says everything of its file, and whether it hangs on a message the outbox on the disk decides: a page may end between any
 * two writes.
 *
 * A tray belongs to the tab in which it was filled. That tab holds a lock under its name; who opens when the lock is free
 * has the tray.
 */
export function keepUploads({ store, env, tabs, account, records, ending }: UploadKeeperParts): UploadKeeper {
  const tab = env.uuid()
  const lockOf = (name: string): string => `parlour/tray/${account}/${name}`
  /** What the disk has, or is about to have, as text; without the bytes. */
  const written = new Map<UploadId, string>()
  const writing = new Map<UploadId, Promise<boolean>>()
  const claimed = new Map<UploadId, OperationId>()
  const dropped = new Map<UploadId, SentUpload>()
  /** What the disk would not let go of. */
  const left = new Set<UploadId>()

  let own: Promise<void> | null = null
  /** Nobody takes a tray whose lock is held: it comes before the first record. */
  const lock = (): Promise<void> => {
    own ??= (async () => {
      const release = await env.lock?.(lockOf(tab), ending)
      if (ending.aborted) release?.()
      else ending.addEventListener('abort', () => release?.())
    })()
    return own
  }

  const remove = (id: UploadId): void => {
    written.delete(id)
    writing.delete(id)
    claimed.delete(id)
    left.delete(id)
    if (!records) return
    const gone = Promise.all([records.delete(META + id), records.delete(BYTES + id)])
    gone.catch(() => left.add(id))
  }

  const put = async (id: UploadId, record: object, bytes: Blob | null): Promise<boolean> => {
    try {
      if (!records) return false
      await lock()
      const saved = [records.put(META + id, record)]
      if (bytes) saved.push(records.put(BYTES + id, bytes))
      await Promise.all(saved)
      return true
    } catch {
      return false
    }
  }

  const write = (upload: SentUpload, order: number): void => {
    const { file, sent: _sent, attempts: _attempts, ...meta } = upload
    if (!file) return
    const { id } = upload
    const operation = claimed.get(id) ?? null
    const record = {
      upload: { ...meta, state: stable(upload) },
      tab,
      order,
      operation,
      isDropped: dropped.has(id),
    }
    const text = JSON.stringify(record)
    const before = written.get(id)
    if (before === text) return
    written.set(id, text)
    // Without an earlier record everything is written now.
    const earlier = before === undefined ? undefined : writing.get(id)
    const answer: Promise<boolean> = put(id, record, before === undefined ? file : null).then(
      async (isKept) => {
        const isBytesKept = earlier === undefined || (await earlier)
        const isAll = isKept && isBytesKept
        // It is written as a whole with the next change, or when somebody asks.
        if (!isAll && writing.get(id) === answer) written.delete(id)
        return isAll
      },
    )
    writing.set(id, answer)
  }

  let isComing = false
  const sync = (): void => {
    isComing = false
    if (ending.aborted) return
    const { uploads, sentUploads } = store.getState()
    const here = new Set<UploadId>(dropped.keys())
    const isLeading = tabs.isLeading()
    for (const list of [...sentUploads.values(), ...uploads.values(), [...dropped.values()]])
      for (const [order, upload] of list.entries()) {
        here.add(upload.id)
        // What the tab that leads writes, and deletes, no other one writes again.
        if (isLeading || !claimed.has(upload.id)) write(upload, order)
      }
    for (const id of Array.from(written.keys())) if (!here.has(id)) remove(id)
    for (const id of Array.from(left)) if (!here.has(id)) remove(id)
  }
  const soon = (): void => {
    if (isComing) return
    isComing = true
    void Promise.resolve().then(sync)
  }
  const unwatch = store.subscribe((now, before) => {
    if (now.uploads !== before.uploads || now.sentUploads !== before.sentUploads) soon()
  })
  ending.addEventListener('abort', unwatch)

  const load = async (): Promise<readonly StoredUpload[] | null> => {
    try {
      const found = new Map(await records?.all())
      return [...found]
        .flatMap(([key, value]) => {
          if (!key.startsWith(META)) return []
          const id = key.slice(META.length)
          const stored = readStored(value, found.get(BYTES + id))
          return stored?.upload.id === id ? [stored] : []
        })
        .toSorted(byOrder)
    } catch {
      return null
    }
  }

  /** Runs once nobody holds a tab's lock; not at all while somebody does. */
  const whenGone = async (name: string, work: () => Promise<void>): Promise<void> => {
    const giveUp = new AbortController()
    const stop = (): void => giveUp.abort()
    const cancel = env.after(PATIENCE_MS, stop)
    ending.addEventListener('abort', stop)
    try {
      const release = await env.lock?.(lockOf(name), giveUp.signal)
      cancel()
      try {
        await work()
      } finally {
        release?.()
      }
    } catch {
      // The tab is there, or the disk is not.
    } finally {
      cancel()
      ending.removeEventListener('abort', stop)
    }
  }

  return {
    load,
    async save(ids) {
      sync()
      const all = await Promise.all(ids.map((id) => writing.get(id) ?? Promise.resolve(false)))
      if (!all.every(Boolean)) throw new DOMException('The disk has not got the files.', 'QuotaExceededError')
    },
    claim(ids, operation) {
      const { sentUploads } = store.getState()
      for (const list of sentUploads.values())
        for (const [order, upload] of list.entries()) {
          if (!ids.includes(upload.id) || claimed.get(upload.id) === operation) continue
          claimed.set(upload.id, operation)
          write(upload, order)
        }
    },
    unclaim(ids) {
      for (const id of ids) {
        claimed.delete(id)
        dropped.delete(id)
      }
      soon()
    },
    drop(uploads) {
      for (const upload of uploads) if (upload.file) dropped.set(upload.id, upload)
      soon()
    },
    erase(ids) {
      for (const id of ids) {
        dropped.delete(id)
        remove(id)
      }
      soon()
    },
    letGo(ids) {
      for (const id of ids) {
        written.delete(id)
        writing.delete(id)
        claimed.delete(id)
      }
    },
    async inherit(claims, take) {
      const found = (await load()) ?? []
      // What was thrown away is in no tray, whoever ends it.
      const isInTray = ({ operation, isDropped }: StoredUpload): boolean => operation === null && !isDropped
      const names = new Set(found.filter(isInTray).map(({ tab: name }) => name))
      names.delete(tab)
      for (const name of names)
        await whenGone(name, async () => {
          // Another tab may have been faster.
          const [again, sent] = await Promise.all([load(), claims()])
          if (!again || !sent || ending.aborted) return
          const its = again.filter(
            (stored) => stored.tab === name && isInTray(stored) && !sent.has(stored.upload.id),
          )
          const whole = its.flatMap(({ upload }) => (upload.file ? [upload] : []))
          for (const { upload } of its) if (!upload.file) remove(upload.id)
          take(whole)
          sync()
          // Whoever comes next finds them under this tab's name.
          await Promise.all(whole.flatMap(({ id }) => writing.get(id) ?? []))
        })
    },
  }
}

/** What is under way is not written with every step of it: after a reload it begins anew. */
const stable = ({ state }: SentUpload): SentUpload['state'] =>
  state === 'preparing' || state === 'uploading' || state === 'processing' ? 'queued' : state
