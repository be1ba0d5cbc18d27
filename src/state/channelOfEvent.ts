import type { ChatEvent } from '../model/event.ts'
import type { ChannelId } from '../model/id.ts'

/** The channel a fact is about; `null` for facts about people and about all channels. */
export function channelOfEvent(event: ChatEvent): ChannelId | null {
  switch (event.type) {
    case 'message.put':
    case 'message.arrived':
      return event.message.channelId
    case 'timeline.page':
      return event.page.channelId
    case 'channel.put':
    case 'channel.changed':
      return event.channel.id
    case 'user.put':
    case 'presence.put':
    case 'draft.put':
    case 'reminder.put':
    case 'reminders.put':
    case 'reminder.due':
    case 'poll.put':
    case 'marks.put':
    case 'mark.put':
    case 'channels.read':
    case 'threads.unread':
    case 'totals.unread':
      return null
    default:
      return event.channelId
  }
}
