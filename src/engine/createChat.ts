import { QueryClient } from '@tanstack/query-core'
import { createStore } from 'zustand/vanilla'
import type { BackendFactory } from '../backends/backend.ts'
import { browserEnv } from '../env/browserEnv.ts'
import type { Env, KeyValueStorage } from '../env/env.ts'
import {
  channelOf,
  type ConversationId,
  type MessageKey,
  operationId,
  rootOf,
  type UserId,
  userId,
} from '../model/id.ts'
import type { Operation, OperationKind, Operations } from '../model/operation.ts'
import { OutcomeError } from '../model/outcome.ts'
import { type ChatState, emptyChatState, emptyDraft } from '../state/chatState.ts'
import { entriesFor } from '../state/outbox.ts'
import { discarded } from '../state/press.ts'
import { quoteOf } from '../state/quote.ts'
import {
  selectCan,
  selectCanChange,
  selectMessage,
  selectRecord,
  selectShard,
  selectUnread,
} from '../state/selectors.ts'
import type { Chat } from './chat.ts'
import { createConnector } from './connection.ts'
import { keepDrafts } from './draftStorage.ts'
import { createEventTap } from './eventTap.ts'
import { guardStore } from './guardStore.ts'
import { createIngest, type Ingest } from './ingest.ts'
import { createMemory } from './memory.ts'
import { keepOutbox } from './outboxKeeper.ts'
import { type OutboxStorage, recordOutboxStorage } from './outboxStorage.ts'
import { createPerformer } from './perform.ts'
import { createSync } from './sync.ts'
import { createTabs } from './tabs.ts'
import { createTyping } from './typing.ts'
import { removeUnwanted } from './unwanted.ts'

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
  /** State to start from, as a server rendered it: `hydrate(snapshot)`. */
  readonly initialState?: ChatState
}

const NO_EVENTS =
  'The event was not sent: you may not send events to this channel, or it is not known yet. Wait for it to load, and see `chat.can(channelId, "send-custom-events")`.'

/** Messages of one page of history. */
const MESSAGES_A_PAGE = 30
/** People of one page of who reacted. */
const REACTIONS_A_PAGE = 100

const placeOf = (id: ConversationId) => {
  const thread = rootOf(id)
  return { channelId: channelOf(id), ...(thread ? { thread } : {}) }
}

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
  const keeper = keepOutbox(store, outboxStorage ?? disk, env)
  const tabs = createTabs(store, env, {
    account: backend.account,
    keeper,
    ingest: () => ingest,
    performer: () => performer,
    hasOwnDisk: outboxStorage !== undefined,
  })
  const performer = createPerformer(store, backend, env, {
    ingest,
    isLeading: tabs.isLeading,
    kept: keeper.kept,
    onNotice: tabs.notice,
    onAuth: (isLetIn) => (isLetIn ? connector.accept() : connector.refuse()),
  })
  const removeLate: Chat['remove'] = (channelId, key) => {
    if (tabs.isLeading()) press('message.delete', { channelId, key, authorId: selfId() })
  }
  const onOnline = (): void => {
    tabs.wake()
    sync.refreshDoubtful()
  }
  const connector = createConnector(store, backend, env, { ingest, sync, onOnline })
  const unkeepDrafts = keepDrafts(store, options.draftStorage ?? env.storage, env, backend.origin)
  const unwake = env.onWake((reason) => {
    if (reason !== 'hidden' && reason !== 'offline') tabs.wake()
  })

  /** Messages of which something is on its way to the disk. */
  const saving = new Map<MessageKey, Promise<boolean>>()
  const press = <Kind extends OperationKind>(kind: Kind, input: Operations[Kind]): void => {
    const operation = { id: operationId(env.uuid()), kind, input, pressedAt: env.now() }
    const saved = tabs.do({ type: 'press', operation: operation as Operation })
    if (!('key' in input)) return
    const { key } = input
    saving.set(key, saved)
    void saved.then(() => saving.get(key) === saved && saving.delete(key))
  }
  const selfId = (): UserId => store.getState().base.selfId ?? userId('')
  const can: Chat['can'] = (channelId, permission, capability) =>
    (capability === undefined || backend.capabilities.has(capability)) &&
    selectCan(store.getState(), channelId, permission)

  /** A reply needs its thread: a message that the server has, and has not deleted for good. */
  const mayWrite = (id: ConversationId): boolean => {
    const root = rootOf(id)
    if (root === null) return can(channelOf(id), 'send-message')
    const isThere = selectRecord(store.getState(), channelOf(id), root) !== undefined
    return isThere && can(channelOf(id), 'send-reply', 'threads')
  }

  const canChange = (what: 'update' | 'delete', ...[channelId, key]: Parameters<Chat['remove']>): boolean => {
    const state = store.getState()
    return selectCanChange(state, backend.capabilities, selectMessage(state, channelId, key), what)
  }

  return {
    store: guardStore(store, env),
    env,
    origin: backend.origin,
    capabilities: backend.capabilities,
    queries,
    onEvents: tap.onEvents,
    connect() {
      tabs.start()
      return connector.connect()
    },
    reconnect: backend.reconnectNow,
    can,

    send(id, text, { replyTo = null, mentions = [], alsoInChannel = false } = {}) {
      const [channelId, thread] = [channelOf(id), rootOf(id)]
      if (text.trim() === '' || !mayWrite(id)) return null
      const key = backend.newMessageKey()
      const quote = quoteOf(replyTo ? selectMessage(store.getState(), channelId, replyTo) : null)
      typing.set(id, false)
      const where = { channelId, thread, alsoInChannel: thread !== null && alsoInChannel }
      press('message.send', { ...where, key, text, authorId: selfId(), quote, mentions })
      return key
    },
    edit(channelId, key, text) {
      const shown = selectMessage(store.getState(), channelId, key)
      if (!canChange('update', channelId, key) || shown?.text === text) return
      press('message.edit', { channelId, key, text })
    },
    remove(channelId, key) {
      if (canChange('delete', channelId, key)) press('message.delete', { channelId, key, authorId: selfId() })
    },
    pin(channelId, key, on, until = null) {
      if (can(channelId, 'pin-message', 'pins'))
        press('message.pin', { channelId, key, on, until: on ? until : null, byId: selfId() })
    },
    react(channelId, key, reaction, on, unique = false) {
      if (can(channelId, 'send-reaction', 'reactions'))
        press('reaction.set', { channelId, key, reaction, on, unique })
    },
    markRead(channelId) {
      const state = store.getState()
      const latest = selectShard(state, channelId)?.latest
      const newest = latest && selectRecord(state, channelId, latest)
      const isDue =
        newest && selectUnread(state, channelId) > 0 && can(channelId, 'read-events', 'read-marks')
      if (isDue) press('channel.read', { channelId, newest: newest.key, upTo: newest.order })
    },
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
        const draft = { ...(drafts.get(id) ?? emptyDraft), ...caret, ...change }
        return { drafts: new Map(drafts).set(id, draft) }
      })
    },

    kept(key) {
      const isKept = entriesFor(store.getState().outbox, key).every((entry) => entry.isKept)
      return saving.get(key) ?? Promise.resolve(isKept)
    },
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
    dismiss: (id) =>
      store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),

    async loadChannels(page, signal = ending.signal) {
      await connector.settled(signal)
      await sync.loadChannels(page, signal)
    },
    hold: memory.hold,
    async loadTimeline(id, anchor, signal = ending.signal) {
      await connector.settled(signal)
      const request = { ...placeOf(id), anchor, limit: MESSAGES_A_PAGE }
      ingest.now(await backend.fetchTimeline(request, signal))
    },
    async loadReactions(key, offset, signal = ending.signal) {
      await connector.settled(signal)
      const page = await backend.fetchReactions?.({ key, offset, limit: REACTIONS_A_PAGE }, signal)
      if (page) ingest.now(page.events)
      return { reactions: page?.reactions ?? [], hasMore: page?.hasMore ?? false }
    },
    destroy() {
      ending.abort()
      connector.destroy()
      performer.destroy()
      typing.destroy()
      ingest.destroy()
      tabs.destroy()
      keeper.destroy()
      unkeepDrafts()
      unwake()
      queries.clear()
    },
  }
}
