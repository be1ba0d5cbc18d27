import type { Notice } from '../../hooks/useNotices.ts'
import type { Strings } from '../../i18n/strings.ts'

/** What was taken back because the server refused it, with the server's reason. */
export function noticeWords(strings: Strings, { kind, text }: Notice): string {
  switch (kind) {
    case 'message.send':
    case 'message.edit':
    case 'message.custom':
    case 'message.replace':
      return strings.editFailed(text)
    case 'message.delete':
      return strings.deleteFailed(text)
    case 'message.pin':
      return strings.pinFailed(text)
    case 'preview.remove':
      return strings.previewFailed(text)
    case 'message.flag':
    case 'user.flag':
      return strings.reportFailed(text)
    case 'user.mute':
      return strings.muteFailed(text)
    case 'user.block':
      return strings.blockFailed(text)
    case 'reminder.set':
      return strings.remindFailed(text)
    case 'poll.vote':
    case 'poll.answer':
      return strings.voteFailed(text)
    case 'reaction.set':
      return strings.reactionFailed(text)
    case 'channel.unread':
    case 'thread.unread':
    case 'channels.read':
      return strings.markFailed(text)
    case 'channel.read':
    case 'thread.read':
      return text
    default:
      return kind satisfies never
  }
}
