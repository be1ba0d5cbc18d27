import type { StoreApi } from 'zustand/vanilla'
import type { Env } from '../env/env.ts'
import type { OperationId } from '../model/id.ts'
import type { ChatState } from '../state/chatState.ts'
import { changeEntry, type Entry, type Outbox, withEntries } from '../state/outbox.ts'
import { fresh } from '../state/press.ts'
import { settle } from '../state/settle.ts'
import type { OwnCommand } from './adopt.ts'
import { applyCommand, type OutboxCommand } from './command.ts'
import type { OutboxKeeper } from './outboxKeeper.ts'
import type { Performer } from './perform.ts'
import type { TabMessage } from './tabMessage.ts'
import type { TabFiles } from './tabs.ts'

/** The outbox of a tab that does not lead: that of the leader, with what was done here since. */
export interface Prediction {
  /** Does what a person did here at once, puts it on the disk, and tells the leader. True: the disk has it in time. */
  do(command: OutboxCommand): Promise<boolean>
  /** The leader told all that it has. @param heard what it has seen of what was done here */
  lead(entries: readonly Entry[], heard: readonly string[]): void
  /** The leader told what has changed. */
  change(put: readonly Entry[], drop: readonly OperationId[], heard: readonly string[]): void
  /** These are done. */
  forget(ids: readonly OperationId[]): void
  /** Tells the leader everything that it has not seen, as far as anybody knows. */
  tellAll(): void
  /** What who begins to lead goes on with. */
  inheritance(): { readonly mirror: ReadonlyMap<OperationId, Entry>; readonly mine: readonly OwnCommand[] }
  clear(): void
}

export interface PredictionParts {
  readonly store: StoreApi<ChatState>
  readonly env: Pick<Env, 'uuid'>
  readonly keeper: OutboxKeeper
  readonly performer: () => Performer
  readonly files: () => TabFiles
  readonly post: (message: TabMessage) => void
  /** False: what is heard is kept, and shown by whoever takes over. */
  readonly isFollowing: () => boolean
}

/** Begins with a leader of whom nothing was heard. */
export function createPrediction(parts: PredictionParts): Prediction {
  const { store, env, keeper, performer, files, post, isFollowing } = parts
  /** The leader's entries, as it told them last. */
  const mirror = new Map<OperationId, Entry>()
  /** What was done here and is not in them. */
  let mine: OwnCommand[] = []
  let hasLeader = false
  /** What is told leaves in the order in which it was done, each after its save. */
  let line: Promise<unknown> = Promise.resolve()

  const predict = (): void =>
    store.setState(({ base, outbox }) => {
      const led = withEntries({ ...outbox, last: 0 }, mirror.values())
      const next = mine.reduce((held, { command }) => {
        const after = applyCommand(held, command)
        const isLost = command.type === 'press' && keeper.isLost(command.operation.id)
        return isLost ? changeEntry(after, command.operation.id, { isKept: false }) : after
      }, led)
      return { outbox: settle(next, base) }
    })

  /** Tells the leader what it has not seen yet. Where there is none, it will ask. */
  const tell = (isMeant: (own: OwnCommand) => boolean): void => {
    mine = mine.map((own) => {
      if (!isMeant(own)) return own
      const its = own.command.type === 'press' ? files().of(own.command.operation) : null
      if (its) post({ type: 'files', files: [its] })
      post({ type: 'command', id: own.id, command: own.command })
      return { ...own, isTold: own.isTold || (own.isSaved && hasLeader) }
    })
  }

  /** What nobody else has yet goes to the disk before anybody is told: so it cannot get there after it is done. */
  const save = async (command: OutboxCommand, before: Outbox): Promise<boolean> => {
    const { entries } = store.getState().outbox
    if (command.type === 'press') {
      const { operation } = command
      return keeper.save(entries.get(operation.id) ?? fresh(before, operation))
    }
    if (command.type !== 'restore') return true
    const saves = command.discarded.entries.map((entry) => keeper.save(entry))
    return (await Promise.all(saves)).every(Boolean)
  }

  const hear = (heard: readonly string[]): void => {
    hasLeader = true
    mine = mine.filter(({ id }) => !heard.includes(id))
    if (isFollowing()) predict()
  }

  return {
    do(command) {
      const before = store.getState().outbox
      const own = { id: env.uuid(), command, isSaved: false, isTold: false }
      mine.push(own)
      performer().change((outbox) => applyCommand(outbox, command))
      const saved = save(command, before)
      line = Promise.all([line, saved]).then(([, isSaved]) => {
        mine = mine.map((other) => (other.id === own.id ? { ...other, isSaved } : other))
        tell(({ id }) => id === own.id)
      })
      return saved
    },
    lead(entries, heard) {
      mirror.clear()
      for (const entry of entries) mirror.set(entry.operation.id, entry)
      hear(heard)
    },
    change(put, drop, heard) {
      for (const entry of put) mirror.set(entry.operation.id, entry)
      for (const id of drop) mirror.delete(id)
      hear(heard)
    },
    forget(ids) {
      for (const id of ids) mirror.delete(id)
      const isDone = ({ command }: OwnCommand): boolean =>
        command.type === 'press' && ids.includes(command.operation.id)
      mine = mine.filter((own) => !isDone(own))
    },
    tellAll: () => tell(() => true),
    inheritance: () => ({ mirror, mine }),
    clear() {
      mirror.clear()
      mine = []
    },
  }
}
