import type { MessageKey } from '../model/id.ts'
import { movedMentions } from '../model/mention.ts'
import { type Draft, emptyDraft } from '../state/chatState.ts'

/** What of a draft has been sent. */
export interface Sent {
  readonly text: string
  readonly replyTo: MessageKey | null
  readonly command?: string | null
}

/**
 * A draft without what of it was sent: what stood there before comes back, and what was typed after the press stays
 * (RELIABILITY I6). The same draft when nothing of it was sent.
 */
export function withoutSent(draft: Draft, sent: Sent): Draft {
  const { text, replyTo, editing, caret, mentions = [], command = null } = draft
  if (editing) {
    const displaced = editing.displaced && withoutSent(editing.displaced, sent)
    return displaced === editing.displaced ? draft : { ...draft, editing: { ...editing, displaced } }
  }
  if (text === sent.text)
    return {
      displaced: null,
      caret: null,
      mentions: [],
      command: null,
      unpreviewed: [],
      ...(draft.displaced ?? emptyDraft),
    }
  const rest = text.startsWith(sent.text) ? text.slice(sent.text.length) : text
  const nextReply = replyTo === sent.replyTo ? null : replyTo
  if (rest === text && nextReply === replyTo) return draft
  const nextCaret = typeof caret === 'number' ? Math.max(0, caret - (text.length - rest.length)) : null
  return {
    ...draft,
    text: rest,
    replyTo: nextReply,
    caret: nextCaret,
    ...(mentions.length > 0 ? { mentions: movedMentions(mentions, text, rest, 0) } : {}),
    ...(command !== null && rest !== text && command === sent.command ? { command: null } : {}),
  }
}
