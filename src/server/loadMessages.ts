import { asObject } from '../wire/decode.ts'
import { loadPoll } from './loadPoll.ts'
import { withReaction } from './reactions/reactionGroups.ts'
import type { SceneChannel, SceneMessage } from './scene.ts'
import type { Scope } from './scope.ts'
import { microsecondsOf, stampOf } from './stamp.ts'
import type { MessageRecord, ReactionRecord, ThreadReadRecord } from './store/records.ts'
import { tables } from './store/tables.ts'
import { ensureUser } from './users/saveUser.ts'

const MINUTE_US = 60_000_000

/** Writes the messages of a scene's channel, with replies counted, reactions given and votes cast. @returns them, oldest first */
export async function loadMessages(
  scope: Scope,
  cid: string,
  scene: SceneChannel,
): Promise<readonly MessageRecord[]> {
  const rows = typeof scene.messages === 'function' ? scene.messages() : scene.messages
  const now = Math.floor(scope.env.now() * 1000)
  const loaded = new Map<string, MessageRecord>()
  let time = 0
  let place = 0
  for (const row of rows) {
    place += 1
    const id = row.id ?? `${scene.type}-${scene.id}-${place}`
    time = Math.max(now - Math.round(row.minutesAgo * MINUTE_US), time + 1)
    await ensureUser(scope, row.by)
    const parent = row.replyTo === undefined ? undefined : loaded.get(row.replyTo)
    const said = messageOf(row, id, cid, time)
    const message = row.poll ? await loadPoll(scope, row.poll, said) : said
    loaded.set(id, await withReactions(scope, row, message))
    if (parent) loaded.set(parent.id, withReply(parent, row.by, time))
  }
  for (const message of loaded.values()) {
    await scope.tx.put(tables.messages, message)
    for (const read of threadReadsOf(message)) await scope.tx.put(tables.threadReads, read)
    scope.clock.moveOnTo(message.updated_at)
  }
  return [...loaded.values()]
}

function messageOf(row: SceneMessage, id: string, cid: string, time: number): MessageRecord {
  const created = stampOf(time)
  const changed = stampOf(time + 1)
  return {
    id,
    cid,
    user_id: row.by,
    type: row.replyTo === undefined ? (row.type ?? 'regular') : 'reply',
    text: row.text,
    html: '',
    attachments: (row.attachments ?? []).map(asObject),
    mentioned_user_ids: [],
    mentioned_channel: false,
    mentioned_here: false,
    ...(row.replyTo === undefined ? {} : { parent_id: row.replyTo }),
    show_in_channel: false,
    ...(row.quotes === undefined ? {} : { quoted_message_id: row.quotes }),
    silent: row.silent ?? false,
    reply_count: 0,
    deleted_reply_count: 0,
    participant_ids: [],
    reaction_groups: [],
    created_at: created,
    updated_at: row.edited || row.deleted ? changed : created,
    ...(row.edited ? { text_updated_at: changed } : {}),
    ...(row.deleted ? { deleted_at: changed } : {}),
    hidden_for: [],
    custom: row.custom ?? {},
  }
}

async function withReactions(
  scope: Scope,
  row: SceneMessage,
  message: MessageRecord,
): Promise<MessageRecord> {
  let reacted = message
  for (const [type, userIds] of Object.entries(row.reactions ?? {})) {
    for (const userId of userIds) {
      await ensureUser(scope, userId)
      const at = stampOf(microsecondsOf(reacted.updated_at) + 1)
      const reaction: ReactionRecord = {
        message_id: message.id,
        user_id: userId,
        type,
        score: 1,
        created_at: at,
        updated_at: at,
        custom: {},
      }
      await scope.tx.put(tables.reactions, reaction)
      reacted = {
        ...reacted,
        reaction_groups: withReaction(reacted.reaction_groups, reaction),
        updated_at: at,
      }
    }
  }
  return reacted
}

/** A later version of a message that somebody replied to. */
function withReply(parent: MessageRecord, by: string, time: number): MessageRecord {
  const at = stampOf(time)
  return {
    ...parent,
    reply_count: parent.reply_count + 1,
    participant_ids: [...new Set([...parent.participant_ids, by])],
    updated_at: at > parent.updated_at ? at : parent.updated_at,
  }
}

/** In a scene everybody has read the threads they take part in. */
const threadReadsOf = (message: MessageRecord): readonly ThreadReadRecord[] =>
  message.reply_count === 0
    ? []
    : [...new Set([message.user_id, ...message.participant_ids])].map((userId) => ({
        parent_id: message.id,
        cid: message.cid,
        user_id: userId,
        last_read: message.updated_at,
      }))
