import type { ChatEvent } from '../../model/event.ts'
import type { ChannelCommand, ChannelRecord, Member } from '../../model/channel.ts'
import {
  channelId,
  messageId,
  messageKey,
  NO_VERSION,
  order,
  type Order,
  userId,
  type Version,
  version,
} from '../../model/id.ts'
import type {
  Attachment,
  AttachmentAction,
  MessageContent,
  MessageKind,
  MessageRecord,
  Quote,
} from '../../model/message.ts'
import type { OwnReactions, ReactionGroup } from '../../model/reaction.ts'
import type { Presence, UserRecord } from '../../model/user.ts'
import type { Versioned } from '../../model/versioned.ts'
import {
  asCount,
  asFlag,
  asList,
  asNumber,
  asObject,
  asOptionalText,
  asText,
  asTexts,
  isObject,
  type Json,
} from '../../wire/decode.ts'
import { sortableTime, wireTimeToMs } from '../../wire/stream/time.ts'
import { customOf } from './custom.ts'

/*
 * Wire objects in, records out. Every reader takes anything: a wrong type in one field costs that field, and an
 * entity without a name is `null`.
 */

/** Where something was told: when at the latest it was true, and whether it was told to me alone. */
export interface Source {
  /** The event's time, or the newest time seen before the page was asked for. */
  readonly at: Version
  /** False for broadcasts, whose "own" fields are somebody else's. */
  readonly addressed: boolean
}

/** Sorts after every event of the same instant: a page asked for then already includes it. */
export const afterTime = (time: string): Version => (time === '' ? NO_VERSION : version(`${time}~`))

/**
 * The same for a frame that moves a mark back: a page that was asked for then knows of it and of what came after, and of
 * two words of one version the larger mark would win.
 */
export const atReading = (frame: Json): Version => {
  const time = sortableTime(frame['created_at'])
  return frame['type'] === 'notification.mark_unread' && time !== '' ? version(`${time}}`) : afterTime(time)
}

/** The newest of some versions or times. */
export const latest = (...times: readonly string[]): Version =>
  version(times.reduce((a, b) => (b > a ? b : a), ''))

/** Messages sort by time, then by id. */
export const orderOf = (createdAt: unknown, id: string): Order => order(`${sortableTime(createdAt)}#${id}`)

export function userOf(raw: unknown): UserRecord | null {
  const user = asObject(raw)
  const id = asOptionalText(user['id'])
  if (!id) return null
  return {
    id: userId(id),
    version: version(sortableTime(user['updated_at'])),
    name: asText(user['name']),
    image: asOptionalText(user['image']) ?? null,
    role: asText(user['role']),
    ...(sortableTime(user['deleted_at']) === '' ? {} : { isDeleted: true }),
    custom: customOf('user', user),
  }
}

/** People named in an object, as facts about them; what is no user is left out. */
export const usersIn = (...raws: readonly unknown[]): readonly ChatEvent[] =>
  raws.flatMap((raw) => {
    const user = userOf(raw)
    return user ? [{ type: 'user.put', user } as const] : []
  })

export const presenceOf = (user: Json, at: Version): Versioned<Presence> => ({
  version: at,
  value: { online: asFlag(user['online']), lastActiveAt: wireTimeToMs(user['last_active']) || null },
})

const attachmentKinds: ReadonlyMap<string, Attachment['kind']> = new Map([
  ['image', 'image'],
  ['giphy', 'image'],
  ['video', 'video'],
  ['audio', 'audio'],
  ['file', 'file'],
])

const tones: ReadonlySet<string> = new Set<AttachmentAction['tone']>(['primary', 'danger'])

/** A button that sends nothing is none. */
function actionOf(raw: unknown): readonly AttachmentAction[] {
  const { name, value, text, style } = asObject(raw)
  if (typeof name !== 'string' || typeof value !== 'string' || name === '') return []
  const tone = tones.has(asText(style)) ? (style as AttachmentAction['tone']) : 'default'
  return [{ name, value, text: asText(text) || value, tone }]
}

export function attachmentOf(raw: unknown): Attachment {
  const item = asObject(raw)
  const type = asText(item['type'])
  const isLink = asOptionalText(item['og_scrape_url']) !== undefined
  const kind = isLink ? 'link' : (attachmentKinds.get(type) ?? 'unknown')
  const [width, height] = [asCount(item['original_width']), asCount(item['original_height'])]
  const actions = asList(item['actions']).flatMap(actionOf)
  const picture = asOptionalText(item['image_url'])
  const alt = asText(item['fallback'])
  const source = isLink
    ? (asOptionalText(item['title_link']) ?? asOptionalText(item['og_scrape_url']))
    : undefined
  return {
    kind,
    title: asText(item['title']),
    text: asText(item['text']),
    url: source ?? asOptionalText(item['asset_url']) ?? picture ?? null,
    thumbnailUrl: asOptionalText(item['thumb_url']) ?? picture ?? null,
    ...(alt === '' ? {} : { alt }),
    mimeType: asText(item['mime_type']),
    size: asCount(item['file_size']),
    ...(width > 0 && height > 0 ? { width, height } : {}),
    ...(actions.length > 0 ? { actions } : {}),
  }
}

const isDeleted = (message: Json): boolean =>
  message['type'] === 'deleted' ||
  asFlag(message['deleted_for_me']) ||
  sortableTime(message['deleted_at']) !== ''

/** Every other type is text: it has words that can be shown. */
const kinds: ReadonlyMap<string, MessageKind> = new Map([
  ['system', 'system'],
  ['error', 'error'],
  ['ephemeral', 'ephemeral'],
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
    mentions: asList(message['mentioned_users']).flatMap((raw) => userOf(raw)?.id ?? []),
    ...(asFlag(message['mentioned_channel']) || asFlag(message['mentioned_here'])
      ? { mentionsAll: true }
      : {}),
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

/** Counts by type, first used first. Servers that send no groups still send counts. */
function groupsOf(message: Json): readonly ReactionGroup[] {
  const groups = asObject(message['reaction_groups'])
  const counts = asObject(message['reaction_counts'])
  const scores = asObject(message['reaction_scores'])
  const latestPeople = (type: string): ReactionGroup['people'] =>
    asList(message['latest_reactions'])
      .map(asObject)
      .filter((reaction) => reaction['type'] === type)
      .flatMap((reaction) => asOptionalText(reaction['user_id']) ?? [])
      .map(userId)
  return [...new Set([...Object.keys(groups), ...Object.keys(counts)])]
    .map((type) => {
      const group = asObject(groups[type])
      const people = asList(group['latest_reactions_by']).flatMap(
        (entry) => asOptionalText(asObject(entry)['user_id']) ?? [],
      )
      const count = asCount(group['count'] ?? counts[type])
      const score = asNumber(group['sum_scores'] ?? scores[type], count)
      return {
        type,
        count,
        ...(score === count ? {} : { score }),
        firstAt: order(sortableTime(group['first_reaction_at'])),
        people: people.length > 0 ? people.map(userId) : latestPeople(type),
      }
    })
    .toSorted((a, b) =>
      a.firstAt !== b.firstAt ? (a.firstAt < b.firstAt ? -1 : 1) : a.type < b.type ? -1 : 1,
    )
}

const NO_OWN: OwnReactions = { version: NO_VERSION, types: [], since: [] }

function ownOf(message: Json, at: Version): OwnReactions {
  const types = asList(message['own_reactions']).flatMap((raw) => asOptionalText(asObject(raw)['type']) ?? [])
  return { version: at, types: [...new Set(types)].toSorted(), since: [] }
}

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

function commandOf(raw: unknown): readonly ChannelCommand[] {
  const command = asObject(raw)
  const name = asOptionalText(command['name'])
  if (!name || /\s/.test(name)) return []
  return [{ name, description: asText(command['description']), args: asText(command['args']) }]
}

export function channelOf(raw: unknown, source: Source): ChannelRecord | null {
  const channel = asObject(raw)
  const cid = asOptionalText(channel['cid'])
  if (!cid) return null
  const config = asObject(channel['config'])
  const at = latest(sortableTime(channel['updated_at']), source.at)
  const custom = customOf('channel', channel)
  // Names lie beside the built-in fields in v1 and among the custom ones in v2.
  const text = (name: string): string => asText(channel[name]) || asText(asObject(channel['custom'])[name])
  const isOn = (name: string): boolean => config[name] !== false
  const capabilities = channel['own_capabilities']
  const commands = asList(config['commands']).flatMap(commandOf)
  return {
    id: channelId(cid),
    info: {
      version: at,
      value: {
        name: text('name'),
        image: text('image') || null,
        memberCount: asCount(channel['member_count']),
        frozen: asFlag(channel['frozen']) || asFlag(channel['disabled']),
        typing: isOn('typing_events'),
        reactions: isOn('reactions'),
        readMarks: isOn('read_events'),
        ...(config['delivery_events'] === true ? { deliveryMarks: true } : {}),
        ...(config['user_message_reminders'] === false ? { reminders: false } : {}),
        ...(config['url_enrichment'] === false ? { linkPreviews: false } : {}),
        maxMessageLength: asNumber(config['max_message_length']),
        slowModeMs: asCount(channel['cooldown']) * 1000,
        ...(commands.length > 0 ? { commands } : {}),
        createdAt: wireTimeToMs(channel['created_at']),
        custom,
      },
    },
    capabilities:
      source.addressed && Array.isArray(capabilities)
        ? { version: at, value: asTexts(capabilities).toSorted() }
        : { version: NO_VERSION, value: [] },
  }
}

const moderators: ReadonlySet<string> = new Set(['channel_moderator', 'moderator', 'admin'])

export function memberOf(raw: unknown): Member | null {
  const member = asObject(raw)
  const id = asOptionalText(member['user_id']) ?? asOptionalText(asObject(member['user'])['id'])
  if (!id) return null
  const role = asText(member['channel_role']) || asText(member['role'])
  return {
    userId: userId(id),
    role: moderators.has(role) ? 'moderator' : role === 'owner' ? 'owner' : 'member',
    banned: asFlag(member['banned']),
  }
}
