import type { Quote } from '../model/message.ts'
import type { MessageView } from './messageView.ts'

/** What a reply to this message shows of it; nothing for what is no message (yet). */
export const quoteOf = (message: MessageView | null): Quote | null =>
  message && {
    key: message.key,
    authorId: message.authorId,
    text: message.text,
    deleted: message.kind === 'deleted',
  }
