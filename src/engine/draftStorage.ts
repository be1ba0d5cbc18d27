import type { StoreApi } from 'zustand/vanilla'
import type { Cancel, Env, KeyValueStorage } from '../env/env.ts'
import { isCrowd } from '../model/crowd.ts'
import { type ConversationId, messageKey, type UserId, userId } from '../model/id.ts'
import type { MentionRange } from '../model/mention.ts'
import { type ChatState, type Draft, emptyDraft } from '../state/chatState.ts'
import { isNothing, NOTHING_SAVED } from '../state/savedDraft.ts'

/** How long after a key press, ms, a draft is written at the latest (CO-5). */
const SAVE_AFTER_MS = 300

type Json = Readonly<Record<string, unknown>>
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null
const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** Only what lies one after the other in the text, and begins like a mention there. */
function mentionsOf(stored: unknown, text: string): readonly MentionRange[] {
  let last = 0
  return (Array.isArray(stored) ? stored : []).flatMap((range: unknown) => {
    const { start, end, userId: id, crowd } = isJson(range) ? range : {}
    const isRight =
      Number.isSafeInteger(start) &&
      Number.isSafeInteger(end) &&
      (start as number) >= last &&
      (end as number) > (start as number) + 1 &&
      (end as number) <= text.length &&
      text[start as number] === '@'
    const whom = isText(id) ? { userId: userId(id) } : isCrowd(crowd) ? { crowd } : null
    if (!isRight || !whom) return []
    last = end as number
    return { start: start as number, end: last, ...whom }
  })
}

function agreedIn(stored: unknown): Pick<Draft, 'agreed'> {
  if (!isJson(stored) || typeof stored['text'] !== 'string') return {}
  const { text, replyTo } = stored
  return { agreed: { text, replyTo: isText(replyTo) ? messageKey(replyTo) : null } }
}

const linksOf = (stored: unknown): readonly string[] => (Array.isArray(stored) ? stored.filter(isText) : [])

function draftOf(stored: unknown): Draft | null {
  if (!isJson(stored) || typeof stored['text'] !== 'string') return null
  const { text, replyTo, editing, displaced, caret, command } = stored
  const unpreviewed = linksOf(stored['unpreviewed'])
  const mentions = mentionsOf(stored['mentions'], text)
  const isEditing = isJson(editing) && isText(editing['key'])
  return {
    text,
    replyTo: isText(replyTo) ? messageKey(replyTo) : null,
    editing: isEditing
      ? { key: messageKey(editing['key'] as string), displaced: draftOf(editing['displaced']) }
      : null,
    displaced: draftOf(displaced),
    caret: Number.isSafeInteger(caret) ? Math.min(Math.max(caret as number, 0), text.length) : null,
    ...(mentions.length > 0 ? { mentions } : {}),
    ...(isText(command) ? { command } : {}),
    ...(unpreviewed.length > 0 ? { unpreviewed } : {}),
    ...agreedIn(stored['agreed']),
  }
}

/** What an earlier life wrote. Nobody vouches for it: what is no draft is none, and costs nothing else. */
function readDraft(stored: string | null): Draft | null {
  try {
    const draft = draftOf(JSON.parse(stored ?? 'null'))
    return draft && !isForgotten(draft) ? draft : null
  } catch {
    return null
  }
}

const isEmpty = ({ text, replyTo, editing, displaced, command }: Draft): boolean =>
  text === '' && !replyTo && !editing && !displaced && !command

/** What was emptied is remembered until the server knows that as well. */
const isForgotten = (draft: Draft): boolean => isEmpty(draft) && isNothing(draft.agreed ?? NOTHING_SAVED)

/** Runs what may fail in any way, and goes on without it: the drafts are in memory as well. */
async function quietly(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch {
    // The disk is full, forbidden or broken.
  }
}

/**
 * Brings back the drafts that an earlier life of the same person left, and writes every change behind the store's
 * back. What is being written now is never overwritten by what was stored. The answer writes the rest and stops.
 *
 * @param origin keeps the drafts of two servers apart on one page
 * @param onRestored called when they are back
 */
export function keepDrafts(
  store: StoreApi<ChatState>,
  storage: KeyValueStorage,
  env: Env,
  origin: string | null,
  onRestored: () => void = () => {},
): () => void {
  const changed = new Set<ConversationId>()
  let person: UserId | null = null
  let cancel: Cancel | null = null
  const prefixOf = (id: UserId): string =>
    `parlour/draft/${encodeURIComponent(origin ?? '')}/${encodeURIComponent(id)}/`

  const flush = (): void => {
    cancel?.()
    cancel = null
    if (person === null) return
    const { drafts } = store.getState()
    const prefix = prefixOf(person)
    for (const id of changed) {
      const draft = drafts.get(id) ?? emptyDraft
      void quietly(() =>
        isForgotten(draft) ? storage.remove(prefix + id) : storage.set(prefix + id, JSON.stringify(draft)),
      )
    }
    changed.clear()
  }

  const note = ({ drafts }: ChatState, before: ChatState): void => {
    if (drafts === before.drafts) return
    let isSent = false
    for (const [id, draft] of drafts) {
      if (before.drafts.get(id) === draft) continue
      changed.add(id)
      isSent ||= isEmpty(draft)
    }
    // What was sent must not come back as a draft, however soon the page ends.
    if (isSent) flush()
    else cancel ??= env.after(SAVE_AFTER_MS, flush)
  }

  const restore = async (prefix: string): Promise<void> => {
    const keys = await storage.keys(prefix)
    const found = await Promise.all(
      keys.map(async (key) => {
        const draft = readDraft(await storage.get(key))
        return draft ? ([key.slice(prefix.length) as ConversationId, draft] as const) : null
      }),
    )
    const stored = found.filter((entry) => entry !== null)
    if (stored.length > 0) store.setState(({ drafts }) => ({ drafts: new Map([...stored, ...drafts]) }))
  }

  /** Drafts are a person's; who that is, the connection says. */
  const meet = ({ base }: ChatState): void => {
    if (person !== null || base.selfId === null) return
    person = base.selfId
    void quietly(() => restore(prefixOf(base.selfId as UserId))).then(onRestored)
    if (changed.size > 0) cancel ??= env.after(SAVE_AFTER_MS, flush)
  }

  meet(store.getState())
  const unsubscribe = store.subscribe((state, before) => {
    meet(state)
    note(state, before)
  })
  const unwake = env.onWake((reason) => {
    if (reason === 'hidden') flush()
  })
  return () => {
    unsubscribe()
    unwake()
    flush()
  }
}
