import type { StoreApi } from 'zustand/vanilla'
import type { Env, TabChannel } from '../env/env.ts'
import type { ChatEvent } from '../model/event.ts'
import type { OperationId } from '../model/id.ts'
import type { Operation } from '../model/operation.ts'
import type { ChatState, Notice } from '../state/chatState.ts'
import { ruleOf } from '../state/operations/index.ts'
import { entriesFor, type Entry, withEntries } from '../state/outbox.ts'
import { settle } from '../state/settle.ts'
import { adopt, doubted } from './adopt.ts'
import { applyCommand, type OutboxCommand } from './command.ts'
import type { Ingest } from './ingest.ts'
import { askDiskLater } from './lateDisk.ts'
import { createLeaderNews } from './leaderNews.ts'
import type { OutboxKeeper } from './outboxKeeper.ts'
import type { Performer } from './perform.ts'
import { createPrediction } from './prediction.ts'
import { RecentSet } from './recentSet.ts'
import { decodeMessage, encodeMessage, type TabMessage } from './tabMessage.ts'

export interface Tabs {
  /** Does what a person did, here at once. True: what was pressed is on the disk, and was in time. */
  do(command: OutboxCommand): Promise<boolean>
  /** Begins to talk to the other tabs, and to deliver once no other one does. */
  start(): void
  /** Whether this tab is the one that delivers. */
  isLeading(): boolean
  wake(): void
  /** Tells the others of operations that are done, and what shows it. */
  settled(ids: readonly OperationId[], facts: readonly ChatEvent[]): void
  notice(notice: Notice): void
  tellFiles(files: readonly unknown[]): void
  destroy(): void
}

/** What tabs tell each other of the files of messages. */
export interface TabFiles {
  /** What the leader needs beside an operation; `null`: nothing. */
  of(operation: Operation): unknown
  hear(files: readonly unknown[]): void
  /** Somebody new is there: what is known here is told anew. */
  tellAll(): void
  /** Who leads may be another one now. */
  wake(): void
}

export interface TabsParts {
  /** Who I am on which server; the tabs of one account belong together. */
  readonly account: string
  readonly keeper: OutboxKeeper
  readonly ingest: () => Ingest
  readonly performer: () => Performer
  readonly files: () => TabFiles
  /** The application keeps the outbox itself, and sees to it that no two tabs have the same. */
  readonly hasOwnDisk: boolean
}

/**
 * One outbox for all tabs of a person (RELIABILITY I8). The tab that holds the lock leads: it alone delivers, and its
 * outbox is the outbox. The others do what is pressed to their own copy as a prediction, put it on the disk, and tell
 * the leader; they take over what it says. When it goes, the next one inherits from disk and memory.
 */
export function createTabs(
  store: StoreApi<ChatState>,
  env: Env,
  { account, keeper, ingest, performer, files, hasOwnDisk }: TabsParts,
): Tabs {
  const name = `parlour/${account}`
  const ending = new AbortController()
  let role: 'idle' | 'following' | 'inheriting' | 'leading' = 'idle'
  let channel: TabChannel | null = null
  let letGo = (): void => {}
  let stopAsking = (): void => {}

  const seen = new RecentSet<string>()
  const done = new RecentSet<OperationId>()
  /** What is applied came from another tab, which has told everybody. */
  let isEcho = false

  const post = (message: TabMessage): void => channel?.post(encodeMessage(message))
  const own = createPrediction({
    store,
    env,
    keeper,
    performer,
    files,
    post,
    isFollowing: () => role === 'following',
  })

  const news = createLeaderNews(store, post, () => seen.list())
  const unwatch = store.subscribe((next, before) => {
    if (role === 'leading' && next.outbox.entries !== before.outbox.entries) news.soon()
  })

  const lead = (command: OutboxCommand): void => {
    if (command.type !== 'retry' || !performer().hurry(command.id))
      performer().change((outbox) => applyCommand(outbox, command))
  }

  /** What was pressed may have become part of something else that is pending for the same. */
  const isKept = async ({ kind, input }: Operation): Promise<boolean> => {
    const about = entriesFor(store.getState().outbox, ruleOf(kind).target(input as never))
    const all = await Promise.all(about.map(({ operation }) => keeper.kept(operation.id)))
    return all.every(Boolean)
  }

  const inherit = async (): Promise<void> => {
    role = 'inheriting'
    const disk = await keeper.load()
    if (ending.signal.aborted) return
    const { mirror, mine } = own.inheritance()
    store.setState(({ base, outbox }) => ({
      outbox: settle(adopt(outbox, { disk, mirror, mine }), base),
    }))
    seen.add(mine.map(({ id }) => id))
    own.clear()
    keeper.follow(disk ?? [])
    role = 'leading'
    news.state()
    performer().start()
    files().wake()
    if (!disk) stopAsking = askDiskLater(env, () => keeper.load(), findLate)
  }

  /** A disk that was silent when we took over speaks: what an earlier life left there is gone on with. */
  const findLate = (disk: readonly Entry[]): void => {
    const isDone = ({ operation }: Entry): boolean => done.has(operation.id)
    for (const { operation } of disk.filter(isDone)) keeper.remove(operation.id)
    store.setState(({ base, outbox }) => {
      const found = disk.filter((entry) => !outbox.entries.has(entry.operation.id) && !isDone(entry))
      const all = withEntries(outbox, [...outbox.entries.values(), ...found.map(doubted)])
      return { outbox: found.length > 0 ? settle(all, base) : outbox }
    })
    performer().start()
  }

  const leadAlone = (): void => {
    channel?.close()
    channel = null
    role = 'leading'
    own.clear()
    keeper.giveUp()
    keeper.follow([])
    performer().start()
    files().wake()
  }

  const obey = (id: string, command: OutboxCommand): void => {
    news.answer(id)
    if (seen.has(id)) return
    seen.add([id])
    if (command.type !== 'press') return lead(command)
    const { operation } = command
    if (!done.has(operation.id)) lead(command)
    // It was done to another entry, or is done: what the other tab has put on the disk is not needed.
    if (!store.getState().outbox.entries.has(operation.id)) keeper.remove(operation.id)
  }

  const learn = (events: readonly ChatEvent[], ids: readonly OperationId[]): void => {
    done.add(ids)
    own.forget(ids)
    isEcho = true
    try {
      ingest().now(events, role === 'leading' ? [] : ids)
    } finally {
      isEcho = false
    }
    if (role === 'leading') performer().change((outbox) => outbox)
  }

  const hear = (value: unknown): void => {
    const message = decodeMessage(value)
    if (!message || ending.signal.aborted) return
    const isLeading = role === 'leading'
    switch (message.type) {
      case 'hello':
        if (!isLeading) return
        news.state()
        return files().tellAll()
      case 'command':
        return isLeading ? obey(message.id, message.command) : undefined
      case 'wake':
        if (!isLeading) return
        performer().wake()
        return news.state()
      case 'state': {
        if (isLeading) return
        own.lead(message.entries, message.seen)
        files().tellAll()
        // It may be new, or we may be: then nobody has heard of these.
        return own.tellAll()
      }
      case 'change':
        return isLeading ? undefined : own.change(message.put, message.drop, message.seen)
      case 'facts':
        return learn(message.events, message.done)
      case 'files':
        return files().hear(message.files)
      case 'notice':
        return store.setState(({ notices }) => ({ notices: [...notices, message.notice] }))
      default:
        message satisfies never
    }
  }

  return {
    async do(command) {
      if (role !== 'leading') return own.do(command)
      lead(command)
      return command.type !== 'press' || isKept(command.operation)
    },
    start() {
      if (role !== 'idle' || ending.signal.aborted) return
      if (!env.lock) return hasOwnDisk ? void inherit() : leadAlone()
      role = 'following'
      channel = env.channel?.(name, hear) ?? null
      post({ type: 'hello' })
      env.lock(name, ending.signal).then(
        (release) => {
          letGo = release
          if (ending.signal.aborted) release()
          else void inherit()
        },
        () => {
          // A page may be refused its locks. Then nobody can tell whether other tabs are there.
          if (!ending.signal.aborted) leadAlone()
        },
      )
    },
    isLeading: () => role === 'leading',
    wake() {
      if (role === 'leading') performer().wake()
      else if (role === 'following') post({ type: 'wake' })
    },
    settled(ids, facts) {
      if (isEcho) return
      done.add(ids)
      // That they are done is for the leader to say; the facts speak for themselves.
      if (channel) post({ type: 'facts', events: facts, done: role === 'leading' ? ids : [] })
    },
    notice(notice) {
      store.setState(({ notices }) => ({ notices: [...notices, notice] }))
      post({ type: 'notice', notice })
    },
    tellFiles: (its) => post({ type: 'files', files: its }),
    destroy() {
      ending.abort()
      stopAsking()
      unwatch()
      channel?.close()
      channel = null
      letGo()
    },
  }
}
