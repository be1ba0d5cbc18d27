import type { StoreApi } from 'zustand/vanilla'
import type { Cancel, Env } from '../env/env.ts'
import type { OperationId } from '../model/id.ts'
import type { ChatState } from '../state/chatState.ts'
import { changeEntry, type Entry, type Outbox } from '../state/outbox.ts'
import { readEntry } from './entryShape.ts'
import type { OutboxStorage } from './outboxStorage.ts'

/** How long a press waits for the disk, ms, before its row says that the disk has not got it (RELIABILITY I6). */
const PATIENCE_MS = 50

/** With more marks than these, those of operations that are gone are let go. */
const MOST_MARKS = 100

export interface OutboxKeeper {
  /** What earlier lives and other tabs left; `null` when the disk does not say. */
  load(): Promise<readonly Entry[] | null>
  /** Writes an entry, and marks it while the disk has not got it. True: it was on the disk in time. */
  save(entry: Entry): Promise<boolean>
  remove(id: OperationId): void
  /** Whether what was written last of an operation is on the disk, as soon as that is known, or after 50 ms. */
  kept(id: OperationId): Promise<boolean>
  /** Whether an operation is known not to be on the disk. */
  isLost(id: OperationId): boolean
  /** From now on every change of the outbox is written, beginning with what differs from the disk. */
  follow(disk: readonly Entry[]): void
  /** Goes on without a disk. */
  giveUp(): void
  destroy(): void
}

const isSameRecord = (one: Entry | undefined, other: Entry): boolean =>
  one === other ||
  (one !== undefined &&
    one.operation === other.operation &&
    one.state === other.state &&
    one.revision === other.revision &&
    one.attempts === other.attempts &&
    one.failure === other.failure &&
    one.parked === other.parked &&
    one.place === other.place)

/** Runs what may throw as well as reject. */
const attempt = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => work()

/** Writes the outbox to the disk behind the store's back. What the disk refuses goes on in memory, and says so. */
export function keepOutbox(
  store: StoreApi<ChatState>,
  given: OutboxStorage | null,
  env: Pick<Env, 'after'>,
): OutboxKeeper {
  let storage = given
  /** Writes under way, the newest of each operation. */
  const writing = new Map<OperationId, Promise<boolean>>()
  const timers = new Set<Cancel>()
  const kept = new Set<OperationId>()
  const lost = new Set<OperationId>()
  /** What is done and the disk would not let go of. */
  const left = new Set<OperationId>()
  let unfollow = (): void => {}

  const mark = (id: OperationId, isKept: boolean): void => {
    const { entries } = store.getState().outbox
    for (const ids of [kept, lost]) {
      ids.delete(id)
      if (ids.size > MOST_MARKS) for (const old of ids) if (!entries.has(old)) ids.delete(old)
    }
    ;(isKept ? kept : lost).add(id)
    if (entries.get(id)?.isKept === !isKept)
      store.setState(({ outbox }) => ({ outbox: changeEntry(outbox, id, { isKept }) }))
  }
  const forget = (id: OperationId): void => {
    kept.delete(id)
    lost.delete(id)
  }

  const save = (entry: Entry): Promise<boolean> => {
    const { id } = entry.operation
    const disk = storage
    if (!disk) {
      mark(id, false)
      return Promise.resolve(false)
    }
    const answer = new Promise<boolean>((resolve) => {
      const isNewest = (): boolean => writing.get(id) === answer
      const cancel = env.after(PATIENCE_MS, () => {
        timers.delete(cancel)
        // An older word of it on the disk is enough to bring it back.
        if (isNewest() && !kept.has(id)) mark(id, false)
        resolve(false)
      })
      timers.add(cancel)
      const end = (isKept: boolean): void => {
        cancel()
        timers.delete(cancel)
        if (isNewest()) {
          writing.delete(id)
          if (store.getState().outbox.entries.has(id)) mark(id, isKept)
        }
        resolve(isKept)
        if (isKept) makeUp()
      }
      attempt(() => disk.save(entry)).then(
        () => end(true),
        () => end(false),
      )
    })
    writing.set(id, answer)
    return answer
  }

  /** The disk takes things again: what it refused before is done now. */
  const makeUp = (): void => {
    if (!storage) return
    const { entries } = store.getState().outbox
    // Copies: what is done again changes the lists.
    for (const id of Array.from(left)) remove(id)
    for (const id of Array.from(lost)) {
      const entry = entries.get(id)
      if (entry && !writing.has(id)) void save(entry)
    }
  }

  const remove = (id: OperationId): void => {
    writing.delete(id)
    left.delete(id)
    forget(id)
    const disk = storage
    if (!disk) return
    attempt(() => disk.remove(id)).then(makeUp, () => {
      if (!store.getState().outbox.entries.has(id)) left.add(id)
    })
  }

  const write = (next: Outbox['entries'], before: Outbox['entries']): void => {
    for (const [id, entry] of next) if (!isSameRecord(before.get(id), entry)) void save(entry)
    for (const id of before.keys()) if (!next.has(id)) remove(id)
  }

  return {
    async load() {
      const disk = storage
      if (!disk) return null
      try {
        // One record that nobody can read must not cost the others.
        return (await attempt(() => disk.load())).flatMap((found) => readEntry(found) ?? [])
      } catch {
        return null
      }
    },
    save,
    remove,
    kept(id) {
      const entry = store.getState().outbox.entries.get(id)
      return writing.get(id) ?? Promise.resolve(entry?.isKept ?? true)
    },
    isLost: (id) => lost.has(id),
    follow(disk) {
      const { entries } = store.getState().outbox
      for (const { operation } of disk) kept.add(operation.id)
      write(entries, new Map(disk.map((entry) => [entry.operation.id, entry])))
      unfollow = store.subscribe((next, before) => {
        if (next.outbox.entries !== before.outbox.entries) write(next.outbox.entries, before.outbox.entries)
      })
    },
    giveUp() {
      storage = null
      for (const id of store.getState().outbox.entries.keys()) mark(id, false)
    },
    destroy() {
      unfollow()
      for (const cancel of timers) cancel()
      timers.clear()
    },
  }
}
