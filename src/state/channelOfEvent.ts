import type { ChatEvent } from '../model/event.ts'
import type { ChannelId } from '../model/id.ts'

/** The channel a fact is about; `null` for facts about people. */
export function channelOfEvent(event: ChatEvent): ChannelId | null {
  switch (event.type) {
    case 'message.put':
    case 'message.arrived':
      return event.message.channelId
    case 'timeline.page':
      return event.page.channelId
    case 'channel.put':
      return event.channel.id
    case 'user.put':
    case 'presence.put':
      return null
    default:
      return event.channelId
  }
}
