import type { Version } from '../../../src/model/id.ts'
import { version } from '../../../src/model/id.ts'
import { sortableTime } from '../../../src/wire/stream/time.ts'

/*
 * Wire objects as the protocol has them (v1: custom data beside the built-in fields), to be changed field by field.
 */

/** RFC 3339 text so many seconds after the beginning of every test. */
export const at = (seconds: number): string =>
  new Date(Date.UTC(2024, 4, 1, 10) + seconds * 1000).toISOString()

/** The same instant as versions have it. */
export const versionAt = (seconds: number): Version => version(sortableTime(at(seconds)))
/** Just after everything that happened in that instant. */
export const afterAt = (seconds: number): Version => version(`${sortableTime(at(seconds))}~`)

export const CID = 'messaging:general'

export const wireUser = (id: string, more: object = {}): object => ({
  id,
  name: `The ${id}`,
  role: 'user',
  language: '',
  online: true,
  invisible: false,
  banned: false,
  shadow_banned: false,
  teams: [],
  blocked_user_ids: [],
  last_active: at(-60),
  created_at: at(-1000),
  updated_at: at(-500),
  ...more,
})

export const wireMessage = (id: string, more: object = {}): object => ({
  id,
  cid: CID,
  type: 'regular',
  text: `Text of ${id}`,
  html: `<p>Text of ${id}</p>`,
  user: wireUser('mina'),
  created_at: at(0),
  updated_at: at(0),
  attachments: [],
  mentioned_users: [],
  mentioned_channel: false,
  mentioned_here: false,
  restricted_visibility: [],
  reply_count: 0,
  deleted_reply_count: 0,
  pinned: false,
  silent: false,
  shadowed: false,
  reaction_counts: {},
  reaction_scores: {},
  reaction_groups: {},
  latest_reactions: [],
  own_reactions: [],
  ...more,
})

export const wireReaction = (type: string, userId: string, more: object = {}): object => ({
  message_id: 'm1',
  type,
  score: 1,
  user_id: userId,
  user: wireUser(userId),
  created_at: at(1),
  updated_at: at(1),
  ...more,
})

/** A message with these people's reactions, and the summaries a server makes of them. */
export function wireReacted(
  reactions: Readonly<Record<string, readonly string[]>>,
  more: object = {},
): object {
  const entries = Object.entries(reactions)
  return wireMessage('m1', {
    updated_at: at(1),
    reaction_counts: Object.fromEntries(entries.map(([type, people]) => [type, people.length])),
    reaction_scores: Object.fromEntries(entries.map(([type, people]) => [type, people.length])),
    reaction_groups: Object.fromEntries(
      entries.map(([type, people], index) => [
        type,
        {
          count: people.length,
          sum_scores: people.length,
          first_reaction_at: at(index - 100),
          last_reaction_at: at(1),
          latest_reactions_by: people.map((user_id) => ({
            user_id,
            user: wireUser(user_id),
            created_at: at(1),
          })),
        },
      ]),
    ),
    latest_reactions: entries.flatMap(([type, people]) => people.map((person) => wireReaction(type, person))),
    ...more,
  })
}

export const wireChannel = (more: object = {}): object => ({
  id: 'general',
  type: 'messaging',
  cid: CID,
  name: 'General',
  frozen: false,
  disabled: false,
  member_count: 3,
  created_at: at(-2000),
  updated_at: at(-900),
  created_by: wireUser('mina'),
  config: { typing_events: true, read_events: true, reactions: true, max_message_length: 5000 },
  ...more,
})

export const wireMember = (userId: string, more: object = {}): object => ({
  user_id: userId,
  user: wireUser(userId),
  channel_role: 'channel_member',
  banned: false,
  shadow_banned: false,
  notifications_muted: false,
  created_at: at(-800),
  updated_at: at(-800),
  ...more,
})

/** One frame about the channel, so many seconds after the beginning. */
export const frame = (type: string, more: object = {}, seconds: number = 10): object => ({
  type,
  created_at: at(seconds),
  cid: CID,
  channel_type: 'messaging',
  channel_id: 'general',
  ...more,
})

/** A channel with its parts, as query and get-or-create answer it. */
export const wireState = (more: object = {}): object => ({
  channel: wireChannel({ own_capabilities: ['send-message', 'read-events'] }),
  members: [wireMember('ann'), wireMember('mina', { channel_role: 'channel_moderator' })],
  messages: [wireMessage('m1')],
  pinned_messages: [],
  threads: [],
  read: [],
  watchers: [],
  watcher_count: 1,
  ...more,
})
