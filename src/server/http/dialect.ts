import { isObject } from '../../wire/decode.ts'
import { toWireNanoseconds } from '../../wire/stream/index.ts'

/**
 * The two forms of the protocol's answers. v1: times are RFC 3339 text and custom data lies beside the other fields.
 * v2 (below `/api/v2`): times are nanoseconds and custom data lies below `custom`.
 */
export type Dialect = 'v1' | 'v2'

/** Fields that hold a time. */
const TIMES: ReadonlySet<string> = new Set([
  'created_at',
  'updated_at',
  'deleted_at',
  'message_text_updated_at',
  'pinned_at',
  'pin_expires',
  'last_active',
  'last_read',
  'last_read_at',
  'last_message_at',
  'last_thread_message_at',
  'last_delivered_at',
  'remind_at',
  'first_reaction_at',
  'last_reaction_at',
  'expires',
])

/** Fields whose keys are names people chose (reaction types, user ids), not names of fields. */
const MAPS: ReadonlySet<string> = new Set([
  'reaction_counts',
  'reaction_scores',
  'reaction_groups',
  'vote_counts_by_option',
  'latest_votes_by_option',
  'users',
])

/** Fields that hold what somebody sent, as they sent it. */
const OPAQUE: ReadonlySet<string> = new Set(['actions', 'fields', 'giphy', 'privacy_settings', 'commands'])

/** Writes an answer or event, which the server makes in one form (text times, `custom`), in the form that is asked. */
export function toDialect(value: unknown, dialect: Dialect): unknown {
  if (Array.isArray(value)) return value.map((entry) => toDialect(entry, dialect))
  if (!isObject(value)) return value
  const { custom, ...fields } = value
  const own = Object.entries(fields).map(([name, field]) => [name, fieldOf(name, field, dialect)] as const)
  if (!isObject(custom)) return Object.fromEntries(own)
  return Object.fromEntries(
    dialect === 'v1' ? [...Object.entries(custom), ...own] : [...own, ['custom', custom]],
  )
}

function fieldOf(name: string, value: unknown, dialect: Dialect): unknown {
  if (OPAQUE.has(name)) return value
  if (MAPS.has(name) && isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toDialect(entry, dialect)]))
  }
  if (dialect === 'v2' && TIMES.has(name) && typeof value === 'string') return toWireNanoseconds(value)
  return toDialect(value, dialect)
}
