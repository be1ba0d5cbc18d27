import type { WireChannelConfig } from '../../wire/stream/index.ts'
import type { ChannelRecord } from '../store/records.ts'
import type { ChannelType } from './channelType.ts'

/** The capabilities this server knows of: the names clients show their controls by. */
export type Capability =
  | 'cast-poll-vote'
  | 'connect-events'
  | 'create-attachment'
  | 'create-mention'
  | 'delete-any-message'
  | 'delete-own-message'
  | 'flag-message'
  | 'delivery-events'
  | 'freeze-channel'
  | 'join-channel'
  | 'leave-channel'
  | 'notify-channel'
  | 'notify-here'
  | 'notify-role'
  | 'pin-message'
  | 'query-poll-votes'
  | 'quote-message'
  | 'read-events'
  | 'search-messages'
  | 'send-custom-events'
  | 'send-links'
  | 'send-message'
  | 'send-poll'
  | 'send-reaction'
  | 'send-reply'
  | 'send-typing-events'
  | 'set-channel-cooldown'
  | 'skip-slow-mode'
  | 'slow-mode'
  | 'typing-events'
  | 'update-any-message'
  | 'update-channel'
  | 'update-channel-members'
  | 'update-own-message'
  | 'upload-file'
  | 'update-thread'

/** How somebody stands to a channel, from the farthest to the nearest. */
export type Standing = 'stranger' | 'guest' | 'member' | 'owner' | 'moderator' | 'admin'

/**
 * What somebody may do in a channel.
 * A guest is a non-member of a channel that is open to everybody, a stranger one of a channel that is not.
 */
export function capabilitiesOf(
  standing: Standing,
  channel: ChannelRecord,
  type: ChannelType,
  config: WireChannelConfig,
  isMember: boolean,
): ReadonlySet<Capability> {
  if (standing === 'stranger') return new Set()
  const trusted = standing === 'admin' || standing === 'moderator'
  const manages = trusted || standing === 'owner'
  const writable = !channel.frozen && !channel.disabled
  const slow = channel.cooldown > 0
  const when = (holds: boolean, ...names: readonly Capability[]): readonly Capability[] =>
    holds ? names : []
  return new Set<Capability>([
    'create-attachment',
    'create-mention',
    'delete-own-message',
    'flag-message',
    'send-links',
    'update-own-message',
    ...when(writable, 'send-message'),
    ...when(writable && config.uploads, 'upload-file'),
    ...when(writable && config.replies, 'send-reply'),
    ...when(writable && config.reactions, 'send-reaction'),
    ...when(writable && config.polls, 'send-poll', 'cast-poll-vote'),
    ...when(config.polls, 'query-poll-votes'),
    ...when(config.quotes, 'quote-message'),
    ...when(config.typing_events, 'typing-events', 'send-typing-events'),
    ...when(config.search, 'search-messages'),
    ...when(config.custom_events, 'send-custom-events'),
    ...when(config.connect_events, 'connect-events'),
    ...when(config.read_events && isMember, 'read-events'),
    ...when(config.delivery_events && isMember, 'delivery-events'),
    ...when(standing !== 'guest' && (type.access === 'members' || manages), 'pin-message'),
    ...when(manages || isMember, 'notify-channel', 'notify-here', 'notify-role'),
    ...when(isMember && channel.distinct === undefined, 'leave-channel'),
    ...when(!isMember && type.access === 'everybody', 'join-channel'),
    ...when(manages && config.replies, 'update-thread'),
    ...when(manages, 'update-channel', 'freeze-channel', 'set-channel-cooldown'),
    ...when(manages && channel.distinct === undefined, 'update-channel-members'),
    ...when(trusted, 'update-any-message', 'delete-any-message', 'skip-slow-mode'),
    ...when(slow && !trusted, 'slow-mode'),
  ])
}
