// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createWorld, refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

/** The fields a client may count on, by kind of object, and what each is: what the protocol marks as always there. */
const USER = {
  id: 'string',
  role: 'string',
  language: 'string',
  online: 'boolean',
  invisible: 'boolean',
  banned: 'boolean',
  shadow_banned: 'boolean',
  teams: 'list',
  blocked_user_ids: 'list',
  created_at: 'time',
  updated_at: 'time',
} as const
const OWN_USER = {
  id: 'string',
  role: 'string',
  language: 'string',
  online: 'boolean',
  invisible: 'boolean',
  banned: 'boolean',
  total_unread_count: 'number',
  unread_channels: 'number',
  unread_count: 'number',
  unread_threads: 'number',
  channel_mutes: 'list',
  devices: 'list',
  mutes: 'list',
  teams: 'list',
  created_at: 'time',
  updated_at: 'time',
} as const
const CHANNEL = {
  cid: 'string',
  id: 'string',
  type: 'string',
  disabled: 'boolean',
  frozen: 'boolean',
  created_at: 'time',
  updated_at: 'time',
} as const
const CONFIG = {
  automod: 'string',
  automod_behavior: 'string',
  connect_events: 'boolean',
  count_messages: 'boolean',
  created_at: 'time',
  custom_events: 'boolean',
  delivery_events: 'boolean',
  mark_messages_pending: 'boolean',
  max_message_length: 'number',
  mutes: 'boolean',
  name: 'string',
  polls: 'boolean',
  push_notifications: 'boolean',
  quotes: 'boolean',
  reactions: 'boolean',
  read_events: 'boolean',
  reminders: 'boolean',
  replies: 'boolean',
  search: 'boolean',
  shared_locations: 'boolean',
  skip_last_msg_update_for_system_msgs: 'boolean',
  typing_events: 'boolean',
  updated_at: 'time',
  uploads: 'boolean',
  url_enrichment: 'boolean',
  user_message_reminders: 'boolean',
  commands: 'list',
} as const
const MEMBER = {
  banned: 'boolean',
  channel_role: 'string',
  created_at: 'time',
  notifications_muted: 'boolean',
  shadow_banned: 'boolean',
  updated_at: 'time',
} as const
const MESSAGE = {
  cid: 'string',
  created_at: 'time',
  deleted_reply_count: 'number',
  html: 'string',
  id: 'string',
  mentioned_channel: 'boolean',
  mentioned_here: 'boolean',
  pinned: 'boolean',
  reply_count: 'number',
  shadowed: 'boolean',
  silent: 'boolean',
  text: 'string',
  updated_at: 'time',
  type: 'string',
  attachments: 'list',
  latest_reactions: 'list',
  mentioned_users: 'list',
  own_reactions: 'list',
  restricted_visibility: 'list',
  reaction_counts: 'object',
  reaction_scores: 'object',
  user: 'object',
} as const
const REACTION = {
  created_at: 'time',
  message_id: 'string',
  score: 'number',
  updated_at: 'time',
  user_id: 'string',
  type: 'string',
  user: 'object',
} as const
const GROUP = {
  count: 'number',
  first_reaction_at: 'time',
  last_reaction_at: 'time',
  sum_scores: 'number',
  latest_reactions_by: 'list',
} as const
const READ = { last_read: 'time', unread_messages: 'number', user: 'object' } as const
const THREAD = {
  active_participant_count: 'number',
  channel_cid: 'string',
  created_at: 'time',
  created_by_user_id: 'string',
  last_message_at: 'time',
  parent_message_id: 'string',
  participant_count: 'number',
  reply_count: 'number',
  thread_participants: 'list',
  title: 'string',
  updated_at: 'time',
} as const
const PARTICIPANT = {
  channel_cid: 'string',
  created_at: 'time',
  last_read_at: 'time',
  thread_id: 'string',
  user: 'object',
  user_id: 'string',
} as const
const DRAFT = { channel_cid: 'string', created_at: 'time', message: 'object' } as const
const REMINDER = {
  channel_cid: 'string',
  created_at: 'time',
  message_id: 'string',
  updated_at: 'time',
  user_id: 'string',
} as const
const POLL = {
  id: 'string',
  name: 'string',
  description: 'string',
  voting_visibility: 'string',
  enforce_unique_vote: 'boolean',
  allow_user_suggested_options: 'boolean',
  allow_answers: 'boolean',
  vote_count: 'number',
  answers_count: 'number',
  options: 'list',
  latest_answers: 'list',
  own_votes: 'list',
  latest_votes_by_option: 'object',
  vote_counts_by_option: 'object',
  created_by_id: 'string',
  created_at: 'time',
  updated_at: 'time',
} as const
const OPTION = { id: 'string', text: 'string' } as const
const VOTE = {
  id: 'string',
  option_id: 'string',
  poll_id: 'string',
  created_at: 'time',
  updated_at: 'time',
} as const
const FLAG = {
  created_at: 'time',
  updated_at: 'time',
  created_by_automod: 'boolean',
  user: 'object',
} as const
const MUTE = { created_at: 'time', updated_at: 'time', user: 'object', target: 'object' } as const
const BLOCKING = { blocked_by_user_id: 'string', blocked_user_id: 'string', created_at: 'time' } as const
const BLOCK = {
  user_id: 'string',
  user: 'object',
  blocked_user_id: 'string',
  blocked_user: 'object',
  created_at: 'time',
} as const
const UPLOAD = { file: 'string' } as const
const PICTURE = { file: 'string', upload_sizes: 'list' } as const
const PREVIEW = { type: 'string', title: 'string', title_link: 'string', og_scrape_url: 'string' } as const
const STATE = {
  duration: 'string',
  members: 'list',
  messages: 'list',
  pinned_messages: 'list',
  threads: 'list',
} as const
const ERROR = {
  code: 'number',
  message: 'string',
  StatusCode: 'number',
  duration: 'string',
  more_info: 'string',
  details: 'list',
} as const
const IN_CHANNEL = {
  type: 'string',
  created_at: 'time',
  cid: 'string',
  channel_type: 'string',
  channel_id: 'string',
} as const

const OF_REMINDER = {
  type: 'string',
  created_at: 'time',
  cid: 'string',
  message_id: 'string',
  user_id: 'string',
  reminder: 'object',
} as const

const OF_POLL = { ...IN_CHANNEL, message_id: 'string', poll: 'object' } as const
const OF_VOTE = { ...OF_POLL, poll_vote: 'object' } as const

/** What each event must hold, beside its type and time. */
const EVENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'health.check': { type: 'string', created_at: 'time' },
  'message.new': { ...IN_CHANNEL, message: 'object', message_id: 'string', watcher_count: 'number' },
  'message.updated': { ...IN_CHANNEL, message: 'object', message_id: 'string' },
  'message.deleted': { ...IN_CHANNEL, message: 'object', message_id: 'string', hard_delete: 'boolean' },
  'message.read': { ...IN_CHANNEL, user: 'object' },
  'reaction.new': { ...IN_CHANNEL, channel: 'object', message: 'object', reaction: 'object', user: 'object' },
  'reaction.updated': {
    ...IN_CHANNEL,
    channel: 'object',
    message: 'object',
    reaction: 'object',
    user: 'object',
    message_id: 'string',
  },
  'reaction.deleted': {
    ...IN_CHANNEL,
    channel: 'object',
    message: 'object',
    reaction: 'object',
    user: 'object',
  },
  'typing.start': { ...IN_CHANNEL, user: 'object' },
  'typing.stop': { ...IN_CHANNEL, user: 'object' },
  'channel.created': { ...IN_CHANNEL, channel: 'object' },
  'channel.updated': { ...IN_CHANNEL, channel: 'object' },
  'member.added': { ...IN_CHANNEL, channel: 'object', member: 'object' },
  'member.updated': { ...IN_CHANNEL, channel: 'object', member: 'object' },
  'member.removed': { ...IN_CHANNEL, channel: 'object', member: 'object' },
  'notification.message_new': { ...IN_CHANNEL, channel: 'object', message: 'object' },
  'notification.thread_message_new': {
    ...IN_CHANNEL,
    channel: 'object',
    message: 'object',
    message_id: 'string',
    thread_id: 'string',
    watcher_count: 'number',
  },
  'notification.mark_read': { type: 'string', created_at: 'time', user: 'object' },
  'notification.mark_unread': { type: 'string', created_at: 'time' },
  'notification.added_to_channel': { ...IN_CHANNEL, channel: 'object', member: 'object' },
  'notification.removed_from_channel': { ...IN_CHANNEL, channel: 'object', member: 'object' },
  'message.delivered': {
    ...IN_CHANNEL,
    user: 'object',
    last_delivered_at: 'time',
    last_delivered_message_id: 'string',
  },
  'poll.updated': OF_POLL,
  'poll.closed': OF_POLL,
  'poll.deleted': { ...OF_POLL, message: 'object' },
  'poll.vote_casted': OF_VOTE,
  'poll.vote_changed': OF_VOTE,
  'poll.vote_removed': OF_VOTE,
  'notification.mutes_updated': { type: 'string', created_at: 'time', me: 'object' },
  'thread.updated': { ...IN_CHANNEL, thread: 'object' },
  'draft.updated': { type: 'string', created_at: 'time', cid: 'string', draft: 'object' },
  'draft.deleted': { type: 'string', created_at: 'time', cid: 'string', draft: 'object' },
  'reminder.created': OF_REMINDER,
  'reminder.updated': OF_REMINDER,
  'reminder.deleted': OF_REMINDER,
  'notification.reminder_due': OF_REMINDER,
  'user.presence.changed': { type: 'string', created_at: 'time', user: 'object' },
  'user.updated': { type: 'string', created_at: 'time', user: 'object' },
  'user.watching.start': { ...IN_CHANNEL, user: 'object', watcher_count: 'number' },
  'user.watching.stop': { ...IN_CHANNEL, user: 'object', watcher_count: 'number' },
}

const isTime = (value: unknown, dialect: string): boolean =>
  dialect === 'v1'
    ? typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(value)
    : typeof value === 'number' && Number.isInteger(value) && (value === 0 || value > 1e18)

function check(value: Wire, shape: Readonly<Record<string, string>>, dialect: string, path: string): void {
  for (const [name, kind] of Object.entries(shape)) {
    const field = value?.[name]
    const right =
      kind === 'time'
        ? isTime(field, dialect)
        : kind === 'list'
          ? Array.isArray(field)
          : typeof field === kind && field !== null
    expect(right, `${dialect} ${path}.${name} = ${JSON.stringify(field)} must be a ${kind}`).toBe(true)
  }
}

const CUSTOM = new Set([
  'message',
  'channel',
  'user',
  'own user',
  'member',
  'reaction',
  'thread',
  'poll',
  'option',
  'flag',
])

/** Recognises the objects in an answer by their fields and checks each; and that no dialect leaks into the other. */
function checkAll(value: Wire, dialect: string, path: string, seen: Set<string>): void {
  if (Array.isArray(value))
    return value.forEach((entry, index) => checkAll(entry, dialect, `${path}.${index}`, seen))
  if (typeof value !== 'object' || value === null) return
  const kinds: [string, boolean, Readonly<Record<string, string>>][] = [
    ['message', 'html' in value, MESSAGE],
    ['channel', 'frozen' in value, CHANNEL],
    ['config', 'typing_events' in value, CONFIG],
    ['own user', 'total_unread_count' in value && 'role' in value, OWN_USER],
    ['user', 'shadow_banned' in value && 'language' in value, USER],
    ['member', 'channel_role' in value, MEMBER],
    ['reaction', 'score' in value && 'message_id' in value, REACTION],
    ['group', 'sum_scores' in value, GROUP],
    ['read', 'last_read' in value && 'user' in value, READ],
    ['thread', 'participant_count' in value, THREAD],
    ['participant', 'thread_id' in value && 'user_id' in value, PARTICIPANT],
    ['draft', 'channel_cid' in value && 'message' in value && !('message_id' in value), DRAFT],
    ['poll', 'vote_counts_by_option' in value, POLL],
    ['option', /\.(options\.\d+|poll_option)$/.test(path), OPTION],
    ['vote', 'option_id' in value && 'poll_id' in value, VOTE],
    ['flag', 'created_by_automod' in value, FLAG],
    ['mute', 'target' in value, MUTE],
    ['blocking', 'blocked_by_user_id' in value, BLOCKING],
    ['block', 'blocked_user' in value, BLOCK],
    ['upload', 'file' in value && 'duration' in value, UPLOAD],
    ['picture', 'upload_sizes' in value, PICTURE],
    ['preview', 'og_scrape_url' in value && 'duration' in value, PREVIEW],
    ['reminder', 'channel_cid' in value && 'message_id' in value, REMINDER],
    ['state', 'pinned_messages' in value && 'duration' in value, STATE],
  ]
  for (const [kind, holds, shape] of kinds) {
    if (!holds) continue
    seen.add(kind)
    check(value, shape, dialect, path)
    const hasCustom = CUSTOM.has(kind) && dialect === 'v2'
    expect('custom' in value, `${path} in ${dialect} has custom`).toBe(hasCustom)
  }
  for (const [name, part] of Object.entries(value))
    if (name !== 'custom') checkAll(part, dialect, `${path}.${name}`, seen)
}

const PAGE = `<title>Tea</title><meta property="og:title" content="Tea and cake">`

type Ok = (who: Person, method: string, path: string, body?: unknown) => Promise<Wire>

/** Everything that can be done with polls: a public one of one vote each, and an anonymous one that ends by itself. */
async function tourOfPolls(ok: Ok, ann: Person, ben: Person, prefix: string, chat: string): Promise<void> {
  const { poll } = await ok(ann, 'POST', `${prefix}/polls`, {
    id: 'p',
    name: 'Lunch?',
    options: [{ text: 'Soup', custom: { price: 7 } }, { text: 'Bread' }],
    enforce_unique_vote: true,
    allow_answers: true,
    allow_user_suggested_options: true,
    custom: { colour: 'red' },
  })
  const [soup, bread] = poll.options
  const send = (id: string, poll_id: string) =>
    ok(ann, 'POST', `${chat}/channels/messaging/x/message`, { message: { id, text: '', poll_id } })
  await send('with poll', 'p')
  const path = `${chat}/messages/${encodeURIComponent('with poll')}/polls/p/vote`
  await ok(ben, 'POST', path, { vote: { option_id: soup.id } })
  const { vote } = await ok(ben, 'POST', path, { vote: { option_id: bread.id } })
  await ok(ben, 'POST', path, { vote: { answer_text: 'With salt' } })
  await ok(ben, 'DELETE', `${path}/${vote.id}`)
  const { poll_option: rice } = await ok(ben, 'POST', `${prefix}/polls/p/options`, {
    text: 'Rice',
    hot: true,
  })
  await ok(ann, 'PUT', `${prefix}/polls/p/options`, { id: rice.id, text: 'Pilaf' })
  await ok(ann, 'GET', `${prefix}/polls/p/options/${rice.id}`)
  await ok(ann, 'DELETE', `${prefix}/polls/p/options/${rice.id}`)
  await ok(ann, 'PUT', `${prefix}/polls`, { id: 'p', name: 'Dinner?', allow_answers: true })
  await ok(ben, 'GET', `${prefix}/polls/p`)
  await ok(ben, 'POST', `${prefix}/polls/query`, { limit: 1 })
  await ok(ben, 'POST', `${prefix}/polls/p/votes`, { limit: 1 })
  await ok(ann, 'PATCH', `${prefix}/polls/p`, { set: { is_closed: true, mood: 'b' } })
  await ok(ann, 'DELETE', `${prefix}/polls/p`)
  const secret = await ok(ann, 'POST', `${prefix}/polls`, {
    id: 's',
    name: 'Whom?',
    options: [{ text: 'Me' }],
    voting_visibility: 'anonymous',
    closes_at: '2024-05-01T10:00:05Z',
  })
  await send('s', 's')
  const option_id = secret.poll.options[0].id
  await ok(ben, 'POST', `${chat}/messages/s/polls/s/vote`, { vote: { option_id } })
  await ok(ann, 'GET', `${chat}/messages/s`)
}

describe.each([
  ['v1', '', '', ''],
  ['v2', '/api/v2', '/chat', '/api/v2/chat'],
])('the %s form', (dialect, prefix, _, chat) => {
  async function tour() {
    const delivery_events = true
    const world = createWorld({
      channelTypes: { messaging: { config: { delivery_events } } },
      translate: (text, from, to) => `${text} (${from} → ${to})`,
      fetchPage: () => Promise.resolve(new Response(PAGE, { headers: { 'Content-Type': 'text/html' } })),
    })
    const answers: [string, Wire][] = []
    const people = await Promise.all(
      ['ann', 'ben', 'ben'].map((id) =>
        world.person(id, prefix).connect({ name: id, image: `/${id}.png`, hat: { size: 7 } }),
      ),
    )
    const [ann, ben] = people as [Person, Person]
    const ok = async (
      who: Person,
      method: string,
      path: string,
      body?: unknown,
      query = {},
    ): Promise<Wire> => {
      const answer = await who.ok(method, path, body, query)
      answers.push([`${method} ${path}`, answer])
      return answer
    }
    const upload = async (who: Person, path: string, name: string): Promise<Wire> => {
      const token = await world.server.token(who.id)
      const headers = { 'Content-Type': 'multipart/form-data; boundary=b' }
      const body = `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\nGIF89a\r\n--b--`
      const answer = await world.call('POST', path, { token, headers, body })
      expect([path, answer.status, answer.body]).toEqual([path, 201, expect.anything()])
      answers.push([`POST ${path}`, answer.body])
      return answer.body.file
    }
    const payload = (value: object): string => encodeURIComponent(JSON.stringify(value))
    const watch = (who: Person) => ({ connection_id: who.connectionId() })
    await ok(
      ann,
      'POST',
      `${chat}/channels/messaging/x/query`,
      { state: true, watch: true, data: { members: ['ann', 'ben'], name: 'X', custom: { colour: 'red' } } },
      watch(ann),
    )
    await ok(ben, 'POST', `${chat}/channels`, { state: true, watch: true, presence: true }, watch(ben))
    await ok(ann, 'POST', `${chat}/channels/messaging/x/query`, { presence: true }, watch(ann))
    await ok(ann, 'POST', `${chat}/channels/messaging/query`, { data: { members: ['ben'] }, state: true })
    const { message } = await ok(ann, 'POST', `${chat}/channels/messaging/x/message`, {
      message: {
        id: 'm',
        text: 'hi',
        mentioned_users: ['ben'],
        attachments: [{ type: 'file', custom: { size: 7 }, note: 'n' }],
        mood: 'a',
        pinned: true,
        pin_expires: '2024-05-02T00:00:00Z',
      },
    })
    await ok(ben, 'POST', `${chat}/channels/messaging/x/message`, {
      message: { text: 'q', quoted_message_id: 'm' },
    })
    await ok(ben, 'POST', `${chat}/channels/messaging/x/message`, {
      message: { id: 'r', text: 'r', parent_id: 'm' },
    })
    await ok(ben, 'POST', `${chat}/messages/m/reaction`, { reaction: { type: 'like', why: 'b' } })
    await ok(ben, 'POST', `${chat}/messages/m/reaction`, { reaction: { type: 'love' }, enforce_unique: true })
    await ok(ben, 'GET', `${chat}/messages/m/reactions`)
    await ok(ben, 'DELETE', `${chat}/messages/m/reaction/love`)
    await ok(ann, 'PUT', `${chat}/messages/m`, { set: { text: 'ho', custom: { weather: 'rain' } } })
    await ok(ann, 'POST', `${chat}/messages/m`, { message: { text: 'ha', mood: 'c' } })
    await ok(ann, 'GET', `${chat}/messages/m`)
    await ok(ann, 'GET', `${chat}/messages/m/replies`)
    await ok(ann, 'GET', `${chat}/channels/messaging/x/messages?ids=m`)
    await ok(ann, 'GET', `${chat}/channels/messaging/x`, undefined, { state: true })
    await ok(ann, 'POST', `${chat}/channels/messaging/x/event`, { event: { type: 'typing.start' } })
    await ok(ann, 'POST', `${chat}/channels/messaging/x/event`, { event: { type: 'typing.stop' } })
    await ok(ann, 'POST', `${chat}/channels/messaging/x/event`, { event: { type: 'wave', hand: 'left' } })
    await ok(ben, 'POST', `${chat}/channels/messaging/x/unread`, { message_id: 'm' })
    await ok(ben, 'POST', `${chat}/channels/messaging/x/read`, {})
    await ok(ben, 'POST', `${chat}/channels/read`, {})
    await ok(ben, 'GET', `${chat}/unread`)
    await ok(ann, 'PATCH', `${chat}/channels/messaging/x`, { set: { name: 'Y' } })
    await ok(ben, 'POST', `${chat}/channels/delivered`, {
      latest_delivered_messages: [{ cid: 'messaging:x', id: 'm' }],
    })
    await ok(ann, 'GET', `${chat}/search?payload=${payload({ filter_conditions: {}, query: 'ha' })}`)
    await ok(ann, 'PATCH', `${chat}/threads/m`, { set: { title: 'T', colour: 'red' } })
    await ok(ann, 'POST', `${chat}/threads`, { member_limit: 2 })
    const draft = { text: 'd', mood: 'b', quoted_message_id: 'r', mentioned_users: ['ben'] }
    await ok(ann, 'POST', `${chat}/channels/messaging/x/draft`, { message: draft })
    await ok(ann, 'POST', `${chat}/channels/messaging/x/draft`, { message: { ...draft, parent_id: 'm' } })
    await ok(ann, 'GET', `${chat}/threads/m`, undefined, { reply_limit: 5 })
    await ok(ann, 'GET', `${chat}/channels/messaging/x/draft?parent_id=m`)
    await ok(ann, 'POST', `${chat}/drafts/query`, { limit: 1 })
    await ok(ann, 'POST', `${chat}/channels/messaging/x/query`, { state: true })
    await ok(ann, 'DELETE', `${chat}/channels/messaging/x/draft`)
    await ok(ann, 'POST', `${chat}/messages/m/reminders`, {})
    await ok(ann, 'PATCH', `${chat}/messages/m/reminders`, { remind_at: '2024-05-01T10:00:02Z' })
    await ok(ann, 'POST', `${chat}/reminders/query`, {})
    await world.pass(3000)
    await ok(ann, 'GET', `${chat}/messages/m`)
    await ok(ann, 'DELETE', `${chat}/messages/m/reminders`)
    await tourOfPolls(ok, ann, ben, prefix, chat)
    await world.pass(3000)
    await ok(ben, 'POST', `${chat}/messages/m/translate`, { language: 'fa' })
    await ok(ben, 'GET', `${prefix}/og?url=${encodeURIComponent('https://tea.example/')}`)
    await ok(ann, 'POST', `${chat}/channels/messaging/x/message`, {
      message: { id: 'link', text: 'see https://tea.example/' },
    })
    await world.server.settle()
    await ok(ben, 'GET', `${chat}/messages/link`)
    for (const [path, name] of [
      [`${chat}/channels/messaging/x/file`, 'a.txt'],
      [`${chat}/channels/messaging/x/image`, 'a.gif'],
      [`${prefix}/uploads/file`, 'a.txt'],
      [`${prefix}/uploads/image`, 'a.gif'],
    ] as const) {
      const url = await upload(ben, path, name)
      await ok(ben, 'DELETE', path, undefined, { url })
    }
    await ok(ben, 'POST', `${prefix}/moderation/mute`, { target_ids: ['ann'], timeout: 5 })
    await ok(ben, 'POST', `${prefix}/moderation/unmute`, { target_ids: ['ann'] })
    await ok(ben, 'POST', `${prefix}/users/block`, { blocked_user_id: 'ann' })
    await ok(ben, 'GET', `${prefix}/users/block`)
    await ok(ben, 'POST', `${prefix}/users/unblock`, { blocked_user_id: 'ann' })
    people.push(await world.person('cat', prefix).connect())
    await ok(ann, 'POST', `${chat}/channels/messaging/x`, {
      add_members: ['cat'],
      add_moderators: ['ben'],
      message: { text: 's' },
    })
    await ok(ann, 'POST', `${chat}/channels/messaging/x`, { remove_members: ['cat'] })
    const flagged = { target_message_id: 'm', reason: 'spam', custom: { severity: 3 } }
    await ok(ben, 'POST', `${chat}/moderation/flag`, flagged)
    await ok(ann, 'POST', `${chat}/moderation/flag`, { target_user_id: 'ben' })
    await ok(ben, 'GET', `${chat}/moderation/flags/message?payload=${payload({ limit: 5 })}`)
    await ok(ben, 'POST', `${chat}/moderation/unflag`, { target_message_id: 'm' })
    await ok(
      ann,
      'GET',
      `${chat}/members?payload=${payload({ type: 'messaging', id: 'x', filter_conditions: {} })}`,
    )
    await ok(ann, 'GET', `${prefix}/users?payload=${payload({ filter_conditions: {} })}`)
    await ok(ann, 'POST', `${prefix}/users`, { users: { ann: { id: 'ann', name: 'Ann', hat: 1 } } })
    await ok(ann, 'POST', `${prefix}/guest`, { user: { id: 'gil' } })
    await ok(ann, 'DELETE', `${chat}/messages/r?delete_for_me=true`)
    await ok(ann, 'DELETE', `${chat}/messages/m`)
    await ok(ann, 'POST', `${chat}/sync`, {
      channel_cids: ['messaging:x'],
      last_sync_at: '2024-05-01T10:00:00Z',
    })
    await ok(ann, 'DELETE', `${chat}/messages/m?hard=true`)
    await people[2]?.disconnect()
    await ben.disconnect()
    await world.pass(6000)
    return { world, answers, people, ann, ben, message }
  }

  it('holds in every answer what is always there', async () => {
    const { answers } = await tour()
    const seen = new Set<string>()
    for (const [call, answer] of answers) {
      expect(answer.duration, call).toEqual(expect.any(String))
      checkAll(answer, dialect, call, seen)
    }
    expect([...seen].sort()).toEqual([
      'block',
      'blocking',
      'channel',
      'config',
      'draft',
      'flag',
      'group',
      'member',
      'message',
      'mute',
      'option',
      'own user',
      'participant',
      'picture',
      'poll',
      'preview',
      'reaction',
      'read',
      'reminder',
      'state',
      'thread',
      'upload',
      'user',
      'vote',
    ])
  })

  it('holds in every event what is always there', async () => {
    const { people } = await tour()
    const seen = new Set<string>()
    for (const frame of people.flatMap((person) => person.frames)) {
      seen.add(frame.type)
      check(frame, EVENTS[frame.type] ?? IN_CHANNEL, dialect, frame.type)
      checkAll(frame, dialect, frame.type, new Set())
    }
    expect(Object.keys(EVENTS).filter((type) => !seen.has(type))).toEqual([])
    expect(seen.has('wave')).toBe(true)
  })

  it('puts custom data where it belongs', async () => {
    const { people, message, answers } = await tour()
    const place = (value: Wire): Wire => (dialect === 'v1' ? value : value.custom)
    expect(place(message).mood).toBe('a')
    expect(place(message.attachments[0])).toMatchObject({ size: 7, note: 'n' })
    expect(place(message.user).hat).toEqual({ size: 7 })
    expect(place(people[0]?.frames[0].me).hat).toEqual({ size: 7 })
    expect(place(answers[0]?.[1].channel)).toMatchObject({ name: 'X', colour: 'red' })
    expect(place(people[1]?.of('wave')[0]).hand).toBe('left')
    const poll = answers.find(([call]) => call === `POST ${prefix}/polls`)?.[1].poll
    expect(place(poll).colour).toBe('red')
    expect(place(poll.options[0]).price).toBe(7)
    expect('mood' in message).toBe(dialect === 'v1')
    expect('hat' in message.user).toBe(dialect === 'v1')
  })

  it('refuses with the whole error', async () => {
    const ann = createWorld().person('ann', prefix)
    for (const [path, body] of [
      [`${chat}/channels/messaging/none/message`, { message: {} }],
      [`${chat}/channels`, { limit: 'x' }],
      [`${prefix}/users`, { users: { ben: { id: 'ben' } } }],
    ] as const) {
      const { body: error, status } = await ann.call('POST', path, body)
      check(error, ERROR, dialect, path)
      expect(error.StatusCode).toBe(status)
    }
  })
})

describe('the two forms', () => {
  it('are of one server: each hears what was sent in the other', async () => {
    const world = createWorld()
    const ann = await world.person('ann').connect()
    const ben = await world.person('ben', '/api/v2').connect()
    await ann.open('x', ['ann', 'ben'])
    await ben.open('x')
    const one = await ann.send('x', 'one', { mood: 'a' })
    const two = await ben.send('x', 'two', { custom: { mood: 'b' } })
    await world.server.settle()
    expect(ben.of('message.new')[0].message).toMatchObject({
      text: 'one',
      custom: { mood: 'a' },
      created_at: expect.any(Number),
    })
    expect(ann.of('message.new')[1].message).toMatchObject({
      text: 'two',
      mood: 'b',
      created_at: expect.any(String),
    })
    const exact =
      BigInt(Date.parse(`${one.created_at.slice(0, 19)}Z`)) * 1_000_000n +
      BigInt(one.created_at.slice(20, 26)) * 1000n
    expect(Math.abs(Number(exact - BigInt(ben.of('message.new')[0].message.created_at)))).toBeLessThan(256)
    expect(two.created_at).toBeGreaterThan(ben.of('message.new')[0].message.created_at)
  })
})
