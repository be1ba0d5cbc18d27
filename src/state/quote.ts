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

/** What is known of an answered message; `erased`: that it is gone for good. */
export type Quoted = MessageRecord | 'erased' | undefined

interface Requoted {
  readonly quoted: Quoted
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
export function withNewestQuote(view: MessageView, quoted: Quoted): MessageView {
  const { quote } = view
  if (!quote || !quoted || (quoted !== 'erased' && !isNewer(quoted, quote))) return view
  const known = requoted.get(view)
  if (known?.quoted === quoted) return known.view
  const next = { ...view, quote: quoted === 'erased' ? erased(quote) : requote(quote, quoted) }
  requoted.set(view, { quoted, view: next })
  return next
}

const erased = ({ key }: Quote): Quote => ({ key, authorId: null, text: '', deleted: true })

const requote = ({ key }: Quote, { content: { value, version } }: MessageRecord): Quote => ({
  key,
  authorId: value.authorId,
  text: value.text,
  deleted: value.kind === 'deleted',
  version,
})
