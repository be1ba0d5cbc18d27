import type { StoreApi } from 'zustand/vanilla'
import type { OperationId } from '../model/id.ts'
import type { ChatState } from '../state/chatState.ts'
import { emptyOutbox, type Entry, putEntry } from '../state/outbox.ts'

/**
 * Where the outbox is kept, so that what was pressed survives whatever ends the page. Every method may reject; the
 * chat goes on in memory then.
 */
export interface OutboxStorage {
  /** Everything that was pressed and not confirmed, in press order. */
  load(): Promise<readonly Entry[]>
  save(entry: Entry): Promise<void>
  remove(id: OperationId): Promise<void>
}

/** Keeps the outbox as long as the object lives. */
export function memoryOutboxStorage(): OutboxStorage {
  const entries = new Map<OperationId, Entry>()
  return {
    load: () => Promise.resolve([...entries.values()]),
    save: (entry) => {
      entries.set(entry.operation.id, entry)
      return Promise.resolve()
    },
    remove: (id) => {
      entries.delete(id)
      return Promise.resolve()
    },
  }
}

/** An entry as it is after a restart: one that was on its way may or may not have arrived. */
const restored = (entry: Entry): Entry =>
  entry.state === 'sending' || entry.state === 'unknown' ? { ...entry, state: 'queued' } : entry

const isSound = (entry: Entry): boolean => {
  try {
    return putEntry(emptyOutbox, entry).entries.size === 1
  } catch {
    return false
  }
}

/** Runs what may fail in any way, and goes on without it: the chat is in memory as well. */
const quietly = async (work: () => Promise<unknown>): Promise<void> => {
  try {
    await work()
  } catch {
    // The disk is full, forbidden or broken.
  }
}

/**
 * Brings back what an earlier life left, then writes every change of the outbox behind the store's back.
 * The answer stops writing.
 */
export function keepOutbox(
  store: StoreApi<ChatState>,
  storage: OutboxStorage,
  onRestored: () => void,
): () => void {
  const write = (next: ChatState, before: ChatState): void => {
    if (next.outbox.entries === before.outbox.entries) return
    for (const [id, entry] of next.outbox.entries) {
      if (before.outbox.entries.get(id) !== entry) void quietly(() => storage.save(entry))
    }
    for (const id of before.outbox.entries.keys()) {
      if (!next.outbox.entries.has(id)) void quietly(() => storage.remove(id))
    }
  }
  const stop = store.subscribe(write)
  void quietly(async () => {
    // One record that nobody can read must not cost the others.
    const entries = (await storage.load()).filter(isSound)
    if (entries.length === 0) return
    store.setState(({ outbox }) => {
      // What was pressed before comes first; what is pressed already has its place after it.
      const pressed = [...outbox.entries.values()]
      const first = entries.map(restored).reduce(putEntry, { ...outbox, entries: new Map() })
      return { outbox: pressed.reduce(putEntry, first) }
    })
    onRestored()
  })
  return stop
}
