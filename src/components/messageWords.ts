import type { MessageView } from '../hooks/useMessage.ts'
import type { Strings } from '../i18n/strings.ts'
import { previewText } from '../text/index.ts'

type Holder = Pick<MessageView, 'attachments' | 'poll' | 'uploads'>

/** What hangs on a message in a word or its title, for where it is not drawn; '' when nothing does. */
export function thingIn({ attachments: [first], poll, uploads }: Holder, strings: Strings): string {
  // The file of a spoken message has a name that nobody gave it.
  if (first?.voice) return strings.voiceMessage
  if (first) return previewText(first.title) || strings.attachments[first.kind]
  if (poll) return strings.attachments.poll
  return uploads ? strings.uploadCount(uploads.length) : ''
}

/** What a message says in one line: its words, else what hangs on it. @param max graphemes */
export const messageWords = (
  message: Holder & { readonly text: string },
  strings: Strings,
  max: number,
): string => previewText(message.text, { max }) || thingIn(message, strings)
