import { channelId, messageId, messageKey, userId, version } from '../../model/id.ts'
import type { MessageContent, MessageKind, MessageRecord, Quote } from '../../model/message.ts'
import { pollId } from '../../model/poll.ts'
import {
  asCount,
  asFlag,
  asList,
  asObject,
  asOptionalText,
  asText,
  isObject,
  type Json,
} from '../../wire/decode.ts'
import { sortableTime, wireTimeToMs } from '../../wire/stream/time.ts'
import { customOf } from './custom.ts'
import { crowdsOf } from './mentions.ts'
import { attachmentOf } from './normalizeAttachment.ts'
import { groupsOf, NO_OWN, ownOf } from './normalizeReactions.ts'
import { userOf } from './normalizeUser.ts'
import { latest, orderOf, type Source } from './source.ts'

/*
 * Wire objects in, records out. Every reader takes anything: a wrong type in one field costs that field, and an
 * entity without a name is `null`.
 */

const isDeleted = (message: Json): boolean =>
  message['type'] === 'deleted' ||
  asFlag(message['deleted_for_me']) ||
  sortableTime(message['deleted_at']) !== ''

/** Every other type is text: it has words that can be shown. */
const kinds: ReadonlyMap<string, MessageKind> = new Map([
  ['system', 'system'],
  ['error', 'error'],
  ['ephemeral', 'ephemeral'],
  ['held', 'held'],
])

function quoteOf(message: Json): Quote | null {
  const id =
    asOptionalText(message['quoted_message_id']) ?? asOptionalText(asObject(message['quoted_message'])['id'])
  if (!id) return null
  return quoteFrom({ ...asObject(message['quoted_message']), id }, !isObject(message['quoted_message']))
}

/** What is shown of a message where it is not in its place. @param isLost nothing but its id is known */
export function quoteFrom(message: Json, isLost = false): Quote {
  const author = asOptionalText(asObject(message['user'])['id'])
  return {
    key: messageKey(asText(message['id'])),
    authorId: author ? userId(author) : null,
    text: asText(message['text']),
    deleted: isLost || isDeleted(message),
    ...(isLost ? { isUntold: true } : {}),
    version: version(sortableTime(message['updated_at'])),
  }
}

/** `{ language: 'en', en_text: 'Hi', fa_text: 'سلام' }` */
function translationsOf(i18n: Json): Pick<MessageContent, 'language' | 'translations'> {
  const language = asOptionalText(i18n['language'])
  const translations = Object.entries(i18n).flatMap(([name, text]): readonly [string, string][] =>
    name.endsWith('_text') && typeof text === 'string' && text !== '' ? [[name.slice(0, -5), text]] : [],
  )
  return {
    ...(language ? { language } : {}),
    ...(translations.length > 0 ? { translations: Object.fromEntries(translations) } : {}),
  }
}

function participantsOf(message: Json): Pick<MessageContent, 'participants'> {
  const participants = asList(message['thread_participants']).flatMap((raw) => userOf(raw)?.id ?? [])
  return participants.length > 0 ? { participants } : {}
}

function timesOfPin(message: Json): Pick<MessageContent, 'pinnedAt' | 'pinnedUntil'> {
  const [pinnedAt, pinnedUntil] = [wireTimeToMs(message['pinned_at']), wireTimeToMs(message['pin_expires'])]
  if (!asFlag(message['pinned'])) return {}
  return { ...(pinnedAt > 0 ? { pinnedAt } : {}), ...(pinnedUntil > 0 ? { pinnedUntil } : {}) }
}

function contentOf(message: Json): MessageContent {
  const deleted = isDeleted(message)
  const parent = asOptionalText(message['parent_id'])
  const poll = asOptionalText(message['poll_id']) ?? asOptionalText(asObject(message['poll'])['id'])
  const pinner = asOptionalText(asObject(message['pinned_by'])['id'])
  return {
    kind: deleted ? 'deleted' : (kinds.get(asText(message['type'])) ?? 'text'),
    text: deleted ? '' : asText(message['text']),
    authorId: userId(asText(asObject(message['user'])['id'])),
    createdAt: wireTimeToMs(message['created_at']),
    editedAt: wireTimeToMs(message['message_text_updated_at']) || null,
    deletedAt: deleted ? wireTimeToMs(message['deleted_at']) || wireTimeToMs(message['updated_at']) : null,
    ...(asFlag(message['deleted_for_me']) ? { isHidden: true } : {}),
    quote: quoteOf(message),
    parent: parent ? messageKey(parent) : null,
    attachments: deleted ? [] : asList(message['attachments']).map(attachmentOf),
    ...(poll && !deleted ? { poll: pollId(poll) } : {}),
    mentions: asList(message['mentioned_users']).flatMap((raw) => userOf(raw)?.id ?? []),
    ...crowdsOf(message),
    replyCount: asCount(message['reply_count']),
    ...participantsOf(message),
    pinned: asFlag(message['pinned']),
    ...(pinner ? { pinnedBy: userId(pinner) } : {}),
    ...timesOfPin(message),
    ...translationsOf(asObject(message['i18n'])),
    silent: asFlag(message['silent']),
    custom: customOf('message', message),
  }
}

/** A message that is told as waiting for a moderator, which no field of its own says. */
export const asHeld = (message: unknown): Json => ({ ...asObject(message), type: 'held' })

/** One message, or `null` when it has no id or channel and so cannot be a message of anything. */
export function messageOf(raw: unknown, source: Source): MessageRecord | null {
  const message = asObject(raw)
  const id = asOptionalText(message['id'])
  const cid = asOptionalText(message['cid'])
  if (!id || !cid) return null
  const updated = sortableTime(message['updated_at'])
  const tallied = latest(updated, source.at)
  return {
    key: messageKey(id),
    id: messageId(id),
    channelId: channelId(cid),
    order: orderOf(message['created_at'], id),
    inTimeline: asOptionalText(message['parent_id']) === undefined || asFlag(message['show_in_channel']),
    content: { version: version(updated), value: contentOf(message) },
    reactions: { version: tallied, value: groupsOf(message) },
    ownReactions: source.addressed ? ownOf(message, tallied) : NO_OWN,
  }
}
