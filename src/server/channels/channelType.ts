import type { WireChannelConfig } from '../../wire/stream/index.ts'
import { commandEntries } from '../commands/entries.ts'
import { notFound } from '../failure.ts'
import { stampOf } from '../stamp.ts'
import type { ChannelRecord } from '../store/records.ts'

/** The rules all channels of one type share. */
export interface ChannelType {
  /** Who reads and writes without being asked in: members only, or anybody. */
  readonly access: 'members' | 'everybody'
  readonly config: Omit<WireChannelConfig, 'name'>
}

/** What a host may say of a type, its own or one of the five that are there from the start. */
export interface ChannelTypeOptions {
  readonly access?: ChannelType['access']
  readonly config?: Partial<Omit<WireChannelConfig, 'name' | 'created_at' | 'updated_at'>>
}

const SINCE = stampOf(0)

/** A switch is on when this server really does it: clients show controls by it. */
const standard: ChannelType['config'] = {
  typing_events: true,
  read_events: true,
  connect_events: true,
  delivery_events: false,
  custom_events: true,
  reactions: true,
  replies: true,
  quotes: true,
  polls: true,
  uploads: true,
  url_enrichment: false,
  shared_locations: false,
  user_message_reminders: true,
  mutes: false,
  search: true,
  count_messages: true,
  mark_messages_pending: false,
  push_notifications: false,
  reminders: false,
  skip_last_msg_update_for_system_msgs: false,
  max_message_length: 5000,
  automod: 'disabled',
  automod_behavior: 'flag',
  commands: commandEntries,
  created_at: SINCE,
  updated_at: SINCE,
}

const builtIn: Readonly<Record<string, ChannelTypeOptions>> = {
  messaging: {},
  team: {},
  commerce: {},
  gaming: { access: 'everybody', config: { read_events: false } },
  livestream: { access: 'everybody', config: { read_events: false } },
}

/** All types a server knows, by name. */
export type ChannelTypes = ReadonlyMap<string, ChannelType>

/**
 * The five types of the protocol with what a host changed or added.
 * @param switches what the services of this server allow in every type
 */
export function channelTypes(
  options: Readonly<Record<string, ChannelTypeOptions>> = {},
  switches: Partial<ChannelType['config']> = {},
): ChannelTypes {
  const known = new Map<string, ChannelType>()
  for (const [name, { access, config }] of [...Object.entries(builtIn), ...Object.entries(options)]) {
    const before = known.get(name) ?? { access: 'members', config: { ...standard, ...switches } }
    known.set(name, { access: access ?? before.access, config: { ...before.config, ...config } })
  }
  return known
}

/** @throws Failure 16 when there is no such type, so that no channel of it can be made */
export function requireType(types: ChannelTypes, name: string): void {
  if (!types.has(name)) throw notFound(`Channel type "${name}"`)
}

/** The rules of a channel's type. A channel outlives its type: where a host took it away, the usual rules hold. */
export const channelTypeOf = (types: ChannelTypes, name: string): ChannelType =>
  types.get(name) ?? { access: 'members', config: standard }

/** The switches of one channel: those of its type, with its own over them. */
export const configOf = (types: ChannelTypes, channel: ChannelRecord): WireChannelConfig => ({
  name: channel.type,
  ...channelTypeOf(types, channel.type).config,
  ...channel.overrides,
})
