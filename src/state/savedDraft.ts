import type { ChatEvent } from '../model/event.ts'
import { mentionedIn } from '../model/mention.ts'
import type { SavedDraft } from '../model/savedDraft.ts'
import type { Base } from './base.ts'
import { type Draft, emptyDraft } from './chatState.ts'
import { newest } from './versioned.ts'

/** What the server keeps of what I write changed; `null`: it keeps nothing any more. */
export function putSavedDraft(base: Base, { id, draft }: ChatEvent & { type: 'draft.put' }): Base {
  const held = base.savedDrafts.get(id)
  const next = held ? newest(held, draft) : draft
  return next === held ? base : { ...base, savedDrafts: new Map(base.savedDrafts).set(id, next) }
}

/** What a draft and a server agree on. */
export type Agreed = Pick<SavedDraft, 'text' | 'replyTo'>

export const NOTHING_SAVED: Agreed = { text: '', replyTo: null }

/** What of a draft is to be kept by the server: an edit is not, but what it displaced is. */
export function savedOf(draft: Draft): SavedDraft {
  const {
    text,
    replyTo,
    mentions = [],
    command,
  } = draft.editing ? (draft.editing.displaced ?? emptyDraft) : draft
  return {
    // Elsewhere a command is the words that it is sent as.
    text: command ? `/${command} ${text}` : text,
    replyTo,
    mentions: mentionedIn(mentions),
  }
}

export const isSaved = (a: Agreed, b: Agreed): boolean => a.text === b.text && a.replyTo === b.replyTo

export const isNothing = (saved: Agreed): boolean => isSaved(saved, NOTHING_SAVED)
