import type { MessageView } from '../hooks/useMessage.ts'
import type { Strings } from '../i18n/strings.ts'
import { previewText } from '../text/index.ts'

type Holder = Pick<MessageView, 'attachments' | 'poll'>

/** What hangs on a message in a word or its title, for where it is not drawn; '' when nothing does. */
export function thingIn({ attachments: [first], poll }: Holder, strings: Strings): string {
  if (first) return previewText(first.title) || strings.attachments[first.kind]
  return poll ? strings.attachments.poll : ''
}

/** What a message says in one line: its words, else what hangs on it. @param max graphemes */
export const messageWords = (
  message: Holder & { readonly text: string },
  strings: Strings,
  max: number,
): string => previewText(message.text, { max }) || thingIn(message, strings)
