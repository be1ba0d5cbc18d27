import type { StoreApi } from 'zustand/vanilla'
import type { Backend } from '../backends/backend.ts'
import type { Cancel, Env } from '../env/env.ts'
import { channelOf, type ConversationId, version } from '../model/id.ts'
import { findMentions } from '../model/mention.ts'
import { outcomeOf } from '../model/outcome.ts'
import type { SavedDraft } from '../model/savedDraft.ts'
import { type ChatState, type Draft, emptyDraft } from '../state/chatState.ts'
import { type Agreed, isNothing, isSaved, NOTHING_SAVED, savedOf } from '../state/savedDraft.ts'
import { selectChannelInfo, selectRecord, selectUser } from '../state/selectors.ts'
import type { Ingest } from './ingest.ts'

/** How long after the last change, ms, a draft goes to the server. */
const SAVE_AFTER_MS = 2000

/** Longer texts stay on this machine where the server names no limit, characters. */
const LONGEST = 20_000

export interface DraftSync {
  /** Somebody writes here now: nothing from elsewhere takes the place of what they see, until the answer is called (CO-5). */
  holdDraft(id: ConversationId): () => void
}

export interface DraftSyncParts {
  readonly store: StoreApi<ChatState>
  readonly backend: Backend
  readonly env: Env
  readonly ingest: Ingest
  readonly ending: AbortSignal
}

/**
 * Keeps the drafts of one person the same on all devices. Mine goes to the server a while after the last change; one from
 * elsewhere takes its place only where nothing was changed here since both agreed, and nobody is writing. What would be
 * lost where both changed is kept as the displaced draft, and comes back once mine is sent (P-2).
 */
export function createDraftSync({ store, backend, env, ingest, ending }: DraftSyncParts): DraftSync & {
  /** What an earlier life left has been brought back: before that nobody knows what mine is. */
  start(): void
  destroy(): void
} {
  const timers = new Map<ConversationId, Cancel>()
  /** What is on its way to the server; one a conversation. */
  const leaving = new Map<ConversationId, SavedDraft>()
  const held = new Map<ConversationId, number>()
  /** What the server would not have; it is not asked again before something changes. */
  const refused = new Map<ConversationId, SavedDraft>()
  let isStarted = false

  const draftOf = (id: ConversationId): Draft => store.getState().drafts.get(id) ?? emptyDraft
  const agreedOf = (draft: Draft): Agreed => draft.agreed ?? NOTHING_SAVED
  const isClean = (draft: Draft): boolean => isSaved(savedOf(draft), agreedOf(draft))
  const put = (id: ConversationId, draft: Draft): void =>
    store.setState(({ drafts }) => ({ drafts: new Map(drafts).set(id, draft) }))
  const agree = (id: ConversationId, { text, replyTo }: Agreed): void => {
    const draft = draftOf(id)
    if (!isSaved(agreedOf(draft), { text, replyTo })) put(id, { ...draft, agreed: { text, replyTo } })
  }

  const written = ({ text, replyTo, mentions }: SavedDraft): Draft => ({
    ...emptyDraft,
    text,
    replyTo,
    mentions: findMentions(
      text,
      mentions.map((userId) => ({ userId, name: selectUser(store.getState(), userId)?.name || userId })),
    ),
  })

  /** The draft of another device takes the place of mine; an edit that was begun stays, over it. */
  const adopt = (id: ConversationId, saved: SavedDraft | null): void => {
    const draft = draftOf(id)
    const next = saved ? written(saved) : emptyDraft
    const agreed = { text: next.text, replyTo: next.replyTo }
    const { displaced = null } = draft
    put(
      id,
      draft.editing
        ? { ...draft, editing: { ...draft.editing, displaced: next }, agreed }
        : { ...next, displaced, caret: null, mentions: next.mentions ?? [], command: null, agreed },
    )
  }

  /** Mine takes the place of another device's, which comes back once mine is sent. */
  const keepAside = (id: ConversationId, saved: SavedDraft): void => {
    const draft = draftOf(id)
    const aside = written(saved)
    const under = (over: Draft): Draft => ({
      ...over,
      displaced: { ...aside, displaced: over.displaced ?? null },
    })
    put(
      id,
      draft.editing
        ? { ...draft, editing: { ...draft.editing, displaced: under(draft.editing.displaced ?? emptyDraft) } }
        : under(draft),
    )
  }

  const remoteOf = (id: ConversationId): SavedDraft | null =>
    store.getState().base.savedDrafts.get(id)?.value ?? null
  /** Whether the server holds what nobody here has seen. */
  const isForeign = (id: ConversationId): boolean => {
    const remote = remoteOf(id) ?? NOTHING_SAVED
    const draft = draftOf(id)
    const sent = leaving.get(id)
    return (
      !isSaved(remote, agreedOf(draft)) &&
      !isSaved(remote, savedOf(draft)) &&
      !(sent && isSaved(remote, sent))
    )
  }

  const plan = (id: ConversationId): void => {
    timers.get(id)?.()
    timers.set(
      id,
      env.after(SAVE_AFTER_MS, () => void save(id)),
    )
  }

  const send = async (id: ConversationId, saved: SavedDraft): Promise<void> => {
    if (!isNothing(saved)) {
      const facts = await backend.saveDraft?.(id, saved, ending)
      agree(id, saved)
      ingest.now(facts ?? [])
      return
    }
    const known = store.getState().base.savedDrafts.get(id)
    try {
      await backend.deleteDraft?.(id, ending)
    } catch (error) {
      const outcome = outcomeOf(error)
      // What is not there is what was asked for.
      if (outcome.type !== 'rejected' || outcome.reason !== 'not-found') throw error
    }
    agree(id, saved)
    // The answer bears no time: it ended what was known, and what came later from elsewhere stays.
    if (known?.value)
      ingest.now([{ type: 'draft.put', id, draft: { version: version(`${known.version}~`), value: null } }])
  }

  /** A server takes no more than could be sent, and no answer to what it does not know. */
  const isFit = (id: ConversationId, { text, replyTo }: SavedDraft): boolean => {
    const state = store.getState()
    const info = selectChannelInfo(state, channelOf(id))
    const most = info?.maxMessageLength || LONGEST
    const isKnown = replyTo === null || selectRecord(state, channelOf(id), replyTo) !== undefined
    return info !== null && isKnown && text.length <= most
  }

  const save = async (id: ConversationId): Promise<void> => {
    timers.get(id)?.()
    timers.delete(id)
    const isOnline = store.getState().connection.state === 'online'
    if (!isStarted || !isOnline || ending.aborted || leaving.has(id) || isClean(draftOf(id))) return
    const saved = savedOf(draftOf(id))
    const no = refused.get(id)
    if ((!isNothing(saved) && !isFit(id, saved)) || (no && isSaved(no, saved))) return
    const remote = remoteOf(id)
    if (isForeign(id)) {
      if (isNothing(saved)) {
        // Mine has gone; theirs is not mine to throw away.
        agree(id, NOTHING_SAVED)
        take(id)
        return
      }
      if (remote) keepAside(id, remote)
    }
    leaving.set(id, saved)
    try {
      await send(id, saved)
      leaving.delete(id)
      if (!isClean(draftOf(id))) plan(id)
      else take(id)
    } catch (error) {
      // It is on this machine as well; the next change or connection tries again.
      leaving.delete(id)
      if (outcomeOf(error).type === 'rejected') refused.set(id, saved)
    }
  }

  /** Looks at what the server holds now. */
  const take = (id: ConversationId): void => {
    const remote = remoteOf(id)
    const draft = draftOf(id)
    if (!isStarted || !store.getState().base.savedDrafts.has(id)) return
    if (isSaved(remote ?? NOTHING_SAVED, savedOf(draft))) agree(id, remote ?? NOTHING_SAVED)
    else if (isForeign(id) && isClean(draft) && !held.has(id) && !leaving.has(id)) adopt(id, remote)
  }

  const saveAll = (): void => {
    for (const id of store.getState().drafts.keys()) void save(id)
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (!isStarted) return
    if (state.base.savedDrafts !== before.base.savedDrafts)
      for (const [id, told] of state.base.savedDrafts) if (before.base.savedDrafts.get(id) !== told) take(id)
    if (state.drafts !== before.drafts)
      for (const [id, draft] of state.drafts) {
        const old = before.drafts.get(id) ?? emptyDraft
        if (draft !== old && !isSaved(savedOf(draft), savedOf(old)) && !isClean(draft)) plan(id)
      }
    if (state.connection.state === 'online' && before.connection.state !== 'online') saveAll()
    // A channel that becomes known takes what waited for it.
    if (state.base.channels !== before.base.channels)
      for (const [id, draft] of state.drafts) {
        const isNew =
          selectChannelInfo(before, channelOf(id)) === null && selectChannelInfo(state, channelOf(id))
        if (isNew && !isClean(draft)) plan(id)
      }
  })
  const unwake = env.onWake((reason) => {
    if (reason === 'hidden') saveAll()
  })

  return {
    holdDraft(id) {
      held.set(id, (held.get(id) ?? 0) + 1)
      let isHeld = true
      return () => {
        if (!isHeld) return
        isHeld = false
        const left = (held.get(id) ?? 1) - 1
        if (left > 0) held.set(id, left)
        else held.delete(id)
        take(id)
      }
    },
    start() {
      if (isStarted || ending.aborted || !backend.capabilities.has('drafts')) return
      isStarted = true
      for (const id of store.getState().base.savedDrafts.keys()) take(id)
      saveAll()
    },
    destroy() {
      unsubscribe()
      unwake()
      for (const cancel of timers.values()) cancel()
      timers.clear()
    },
  }
}
