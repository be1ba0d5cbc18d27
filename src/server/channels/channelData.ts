import type { Json } from '../../wire/decode.ts'
import { badInput } from '../failure.ts'
import type { Fields } from '../fields.ts'

/** What this server cannot do yet. Saying so beats keeping it as custom data that does nothing. */
const UNSUPPORTED = [
  'team',
  'filter_tags',
  'invites',
  'auto_translation_enabled',
  'auto_translation_language',
  'hide_for_creator',
] as const

/** @throws Failure 4 for a field of channel data that this server does not know how to honour */
export function refuseUnsupported(data: Fields): void {
  const name = UNSUPPORTED.find((field) => data.has(field))
  if (name) throw badInput(`${data.path}.${name}`, 'is not supported by this server')
}

const SWITCHES = [
  'typing_events',
  'reactions',
  'replies',
  'quotes',
  'polls',
  'count_messages',
  'user_message_reminders',
] as const

/** Reads the switches of a channel that differ from its type's. @throws Failure 4 for any this server cannot switch */
export function readOverrides(data: Fields): Json {
  const overrides = data.object('config_overrides')
  const known: readonly string[] = [...SWITCHES, 'max_message_length']
  const unknown = Object.keys(overrides.json).find((name) => !known.includes(name))
  if (unknown) throw badInput(`${overrides.path}.${unknown}`, 'cannot be overridden on this server')
  const length = overrides.count('max_message_length', 1, 20_000)
  return {
    ...Object.fromEntries(
      SWITCHES.filter((name) => overrides.has(name)).map((name) => [name, overrides.flag(name)]),
    ),
    ...(length === undefined ? {} : { max_message_length: length }),
  }
}
