import { QueryClient } from '@tanstack/query-core'
import { createStore } from 'zustand/vanilla'
import type { BackendFactory } from '../backends/backend.ts'
import { browserEnv } from '../env/browserEnv.ts'
import type { Env, KeyValueStorage } from '../env/env.ts'
import { channelOf, type ConversationId } from '../model/id.ts'
import { movedMentions } from '../model/mention.ts'
import { OutcomeError } from '../model/outcome.ts'
import { type ChatState, emptyChatState, emptyDraft } from '../state/chatState.ts'
import { discarded } from '../state/press.ts'
import { selectCan } from '../state/selectors.ts'
import type { Chat } from './chat.ts'
import { createConnector } from './connection.ts'
import { createDeeds } from './deeds.ts'
import { createDeliveryReceipts } from './delivered.ts'
import { keepDrafts } from './draftStorage.ts'
import { createDraftSync } from './draftSync.ts'
import { createEphemerals } from './ephemerals.ts'
import { createEventTap } from './eventTap.ts'
import { guardStore } from './guardStore.ts'
import { createIngest, type Ingest } from './ingest.ts'
import { createLookUps } from './lookUps.ts'
import { createMemory } from './memory.ts'
import { keepOutbox } from './outboxKeeper.ts'
import { type OutboxStorage, recordOutboxStorage, withMore } from './outboxStorage.ts'
import { createPerformer } from './perform.ts'
import { createPolls } from './polls.ts'
import type { PictureOptions } from './preparePicture.ts'
import { createPresser } from './presser.ts'
import { createSync } from './sync.ts'
import { createTabs } from './tabs.ts'
import { createTranslations } from './translations.ts'
import { createTyping } from './typing.ts'
import { removeUnwanted } from './unwanted.ts'
import { createUploads } from './uploads.ts'

export interface ChatOptions {
  readonly backend: BackendFactory
  /** Clock, network and disk. @default the browser's */
  readonly env?: Env
  /**
   * Where unsent messages are kept. A place of one's own belongs to one tab: it is read and written by each.
   * @default the disk of `env`, shared by all tabs
   */
  readonly outboxStorage?: OutboxStorage
  /** Where what is being written is kept; `memoryStorage()` forgets it with the page. @default the disk of `env` */
  readonly draftStorage?: KeyValueStorage
  /** What is done to pictures before they leave. @default where and when they were taken is cut out of them */
  readonly pictures?: PictureOptions
  /** State to start from, as a server rendered it: `hydrate(snapshot)`. */
  readonly initialState?: ChatState
}

const NO_EVENTS =
  'The event was not sent: you may not send events to this channel, or it is not known yet. Wait for it to load, and see `chat.can(channelId, "send-custom-events")`.'

/**
 * Makes a chat: one person, one back end, one store. It does nothing until it is connected or asked to load.
 *
 * @example
 * const chat = createChat({ backend: streamBackend({ apiKey, user: { id: 'ann' }, token: fetchToken }) })
 * const disconnect = chat.connect()
 */
export function createChat(options: ChatOptions): Chat {
  const env = options.env ?? browserEnv()
  const backend = options.backend(env)
  const store = createStore<ChatState>()(() => options.initialState ?? emptyChatState)
  const queries = new QueryClient()
  const ending = new AbortController()

  const typing = createTyping(store, backend, env)
  const memory = createMemory(store)
  const sync = createSync(store, backend, env, (): Ingest => ingest, memory, ending.signal)
  const tap = createEventTap(env)
  const ingest = createIngest(store, env, {
    onDoubt: sync.refresh,
    onEvents(events) {
      typing.see(events)
      removeUnwanted(store, events, removeLate)
      memory.see(events)
      receipts.see(events)
      tap.tell(events)
    },
    onSettled(ids, facts) {
      tabs.settled(ids, facts)
      performer.settled(ids)
    },
  })
  const { outboxStorage } = options
  // Without locks nobody knows what other tabs do with what is on the disk.
  const disk = env.lock ? recordOutboxStorage(env.records(`parlour/outbox/${backend.account}`)) : null
  const outboxDisk = outboxStorage ?? disk
  const keeper = keepOutbox(store, outboxDisk && withMore(outboxDisk, (...which) => door.kept(...which)), env)
  const tabs = createTabs(store, env, {
    account: backend.account,
    keeper,
    ingest: () => ingest,
    performer: () => performer,
    files: () => door.tabs,
    hasOwnDisk: outboxStorage !== undefined,
  })
  const performer = createPerformer(store, backend, env, {
    ingest,
    isLeading: tabs.isLeading,
    kept: keeper.kept,
    onNotice: tabs.notice,
    onAuth: (isLetIn) => (isLetIn ? connector.accept() : connector.refuse()),
  })
  const receipts = createDeliveryReceipts(store, backend, env, {
    isLeading: tabs.isLeading,
    ending: ending.signal,
  })
  const presser = createPresser(store, env, tabs)
  const removeLate: Chat['remove'] = (channelId, key) => {
    const authorId = store.getState().base.selfId
    if (tabs.isLeading() && authorId) presser.press('message.delete', { channelId, key, authorId })
  }
  const onOnline = (): void => {
    tabs.wake()
    sync.refreshDoubtful()
    // What was let go of elsewhere while nobody listened is told by nothing else.
    if (store.getState().base.reminders.all.version !== '') lookUps.loadReminders().catch(() => {})
  }
  const connector = createConnector(store, backend, env, { ingest, sync, onOnline })
  const draftSync = createDraftSync({ store, backend, env, ingest, ending: ending.signal })
  const { draftStorage = env.storage } = options
  const unkeepDrafts = keepDrafts(store, draftStorage, env, backend.origin, draftSync.start)
  const unwake = env.onWake((reason) => {
    if (reason !== 'hidden' && reason !== 'offline') tabs.wake()
  })

  const can: Chat['can'] = (channelId, permission, capability) =>
    (capability === undefined || backend.capabilities.has(capability)) &&
    selectCan(store.getState(), channelId, permission)
  const parts = { store, backend, env, connector, ingest, tabs, can, ending: ending.signal }
  const lookUps = createLookUps(parts)
  const stopTyping = (id: ConversationId): void => typing.set(id, false)
  const { uploads, door } = createUploads({
    ...parts,
    performer: () => performer,
    records: env.lock ? env.records(`parlour/uploads/${backend.account}`) : null,
    loadEntries: keeper.load,
    pictures: options.pictures ?? {},
  })
  const deeds = createDeeds({ store, backend, env, presser, can, stopTyping, takeFiles: door.take })

  return {
    store: guardStore(store, env),
    env,
    origin: backend.origin,
    capabilities: backend.capabilities,
    queries,
    onEvents: tap.onEvents,
    connect() {
      tabs.start()
      door.start()
      return connector.connect()
    },
    reconnect: backend.reconnectNow,
    can,

    ...deeds,
    ...createEphemerals(parts),
    ...createTranslations(parts),
    ...createPolls(parts),
    ...uploads,
    ...lookUps,
    setTyping(id, isTyping) {
      if (!isTyping || can(channelOf(id), 'send-typing-events', 'typing')) typing.set(id, isTyping)
    },
    async sendEvent(channelId, name, data = {}) {
      if (!backend.sendEvent || !can(channelId, 'send-custom-events', 'custom-events'))
        throw new OutcomeError({ type: 'rejected', reason: 'not-allowed' }, NO_EVENTS)
      await backend.sendEvent({ channelId, name, data }, ending.signal)
    },
    setDraft(id, change) {
      // Another text has another end: a caret is of the text it was set with.
      const caret = change.text === undefined ? {} : { caret: null }
      store.setState(({ drafts }) => {
        const held = drafts.get(id) ?? emptyDraft
        const isMoved = held.mentions && change.text !== undefined
        const moved = isMoved && movedMentions(held.mentions, held.text, change.text, change.caret)
        const agreed = held.agreed ? { agreed: held.agreed } : {}
        const { agreed: _older, ...wish } = change
        const draft = { ...held, ...caret, ...(moved && { mentions: moved }), ...wish, ...agreed }
        return { drafts: new Map(drafts).set(id, draft) }
      })
    },

    holdDraft: draftSync.holdDraft,
    retry: (id) => void tabs.do({ type: 'retry', id }),
    discard(id) {
      const before = store.getState().outbox
      void tabs.do({ type: 'discard', id })
      const lost = discarded(before, store.getState().outbox)
      let isUndone = lost.entries.length === 0
      return () => {
        if (!isUndone) void tabs.do({ type: 'restore', discarded: lost })
        isUndone = true
      }
    },
    sendRest: (id) => void tabs.do({ type: 'sendRest', id }),
    sendWithout: (id, upload) => void tabs.do({ type: 'sendWithout', id, upload }),
    dismiss: (id) =>
      store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),

    async loadChannels(page, signal = ending.signal) {
      await connector.settled(signal)
      await sync.loadChannels(page, signal)
    },
    async loadThreads(page, signal = ending.signal) {
      await connector.settled(signal)
      await sync.loadThreads(page, signal)
    },
    hold: memory.hold,
    destroy() {
      ending.abort()
      connector.destroy()
      performer.destroy()
      typing.destroy()
      receipts.destroy()
      ingest.destroy()
      tabs.destroy()
      keeper.destroy()
      unkeepDrafts()
      draftSync.destroy()
      unwake()
      queries.clear()
    },
  }
}
