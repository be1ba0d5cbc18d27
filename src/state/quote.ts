import { NO_VERSION } from '../model/id.ts'
import type { MessageRecord, Quote } from '../model/message.ts'
import type { MessageView } from './messageView.ts'

/** What a reply to this message shows of it; nothing for what is no message (yet). */
export const quoteOf = (message: MessageView | null): Quote | null =>
  message && {
    key: message.key,
    authorId: message.authorId,
    text: message.text,
    deleted: message.kind === 'deleted',
  }

interface Requoted {
  readonly quoted: MessageRecord
  readonly view: MessageView
}

// By the view without it, so that the same two always show the same reference.
const requoted = new WeakMap<MessageView, Requoted>()

/** What the message itself says now; a deletion counts from the stamp that it was deleted at. */
function isNewer({ content }: MessageRecord, quote: Quote): boolean {
  const told = quote.version ?? NO_VERSION
  const isGone = content.value.kind === 'deleted'
  return content.version === told ? isGone && !quote.deleted : content.version > told
}

/**
 * A reply brings the words it answers as they were when it was told. Once those are changed or deleted, what we know of
 * the answered message itself is newer and is what the reply shows.
 *
 * @param quoted what is known of the answered message
 */
export function withNewestQuote(view: MessageView, quoted: MessageRecord | undefined): MessageView {
  const { quote } = view
  if (!quote || !quoted || !isNewer(quoted, quote)) return view
  const known = requoted.get(view)
  if (known?.quoted === quoted) return known.view
  const { kind, text, authorId } = quoted.content.value
  const { version } = quoted.content
  const next = { ...view, quote: { key: quote.key, authorId, text, deleted: kind === 'deleted', version } }
  requoted.set(view, { quoted, view: next })
  return next
}
