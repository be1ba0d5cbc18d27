import fc from 'fast-check'
import type { EmbeddedServerOptions } from '../../../src/server/index.ts'
import { actOnPoll, makePoll, type SentPoll } from './pollDeeds.ts'
import type { Person, World } from './world.ts'

/** One thing somebody does. Numbers pick among what exists when it is done. */
export interface Step {
  readonly who: number
  readonly what: (typeof KINDS)[number]
  readonly pick: number
  readonly other: number
}

const KINDS = [
  'send',
  'send',
  'send',
  'repeat',
  'reply',
  'reply shown',
  'quote',
  'edit',
  'patch',
  'pin',
  'delete',
  'erase',
  'hide',
  'react',
  'react',
  'react only',
  'unreact',
  'read',
  'read to',
  'unread',
  'read all',
  'type',
  'wave',
  'rename',
  'add',
  'remove',
  'promote',
  'open',
  'list',
  'members',
  'sync',
  'reconnect',
  'profile',
  'wait',
  'counts',
  'search',
  'threads',
  'thread',
  'name thread',
  'draft',
  'draft reply',
  'undraft',
  'drafts',
  'remind',
  'postpone',
  'forget',
  'reminders',
  'deliver',
  'command',
  'press',
  'flag',
  'unflag',
  'flags',
  'mute',
  'unmute',
  'block',
  'unblock',
  'blocked',
  'translate',
  'upload',
  'drop',
  'tell',
  'poll',
  'poll',
  'vote',
  'vote',
  'vote',
  'say',
  'unvote',
  'suggest',
  'reword',
  'drop option',
  'change poll',
  'end poll',
  'drop poll',
  'voters',
  'polls',
] as const

/** For histories of little else than polls: they need many steps before anything happens to one. */
export const MOSTLY_POLLS: readonly Step['what'][] = [
  ...KINDS.slice(KINDS.indexOf('poll')),
  ...(['poll', 'vote', 'vote', 'vote', 'vote', 'say', 'say', 'suggest'] as const),
  ...(['send', 'delete', 'erase', 'hide', 'promote', 'quote', 'wait', 'sync'] as const),
]

/** A world in which nothing that a step does is switched off. */
export const LIVELY = {
  channelTypes: { messaging: { config: { delivery_events: true } } },
  translate: (text: string, from: string, to: string) => `${text} (${from} → ${to})`,
} satisfies Partial<EmbeddedServerOptions>

export const anyHistory = (maxLength: number, kinds: readonly Step['what'][] = KINDS): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      who: fc.nat(2),
      what: fc.constantFrom(...kinds),
      pick: fc.nat(1000),
      other: fc.nat(1000),
    }),
    // Without it arrays stay far below their longest.
    { minLength: 1, maxLength, size: 'max' },
  )

export interface Outcome {
  readonly status: number
  readonly body: unknown
}

const PEOPLE = ['ann', 'ben', 'cat']
const payload = (value: object): string => encodeURIComponent(JSON.stringify(value))
/** Within the minute after the histories begin. */
const soon = (seconds: number): string => `2024-05-01T10:00:${String(seconds % 60).padStart(2, '0')}Z`
const TYPES = ['like', 'love', '__proto__']

/** Lets three people in two channels do all of it. @param after each step @returns every answer, in order */
export async function live(
  world: World,
  steps: readonly Step[],
  after: (people: readonly Person[]) => Promise<void> = () => Promise.resolve(),
): Promise<{ answers: Outcome[]; people: Person[] }> {
  const people: Person[] = []
  for (const id of PEOPLE) people.push(await world.person(id).connect())
  const [ann] = people
  if (!ann) throw new Error('nobody')
  await ann.open('x', PEOPLE)
  await people[1]?.open('x')
  await ann.open('y', ['ann', 'ben'])
  const sent: string[] = []
  const files: string[] = []
  const polls: SentPoll[] = []
  const since = world.env.now()
  const answers: Outcome[] = []
  for (const step of steps) {
    const who = people[step.who] ?? ann
    answers.push(await act(world, who, step, { sent, files, polls, since }))
    await world.server.settle()
    await after(people)
  }
  return { answers, people }
}

/** What the steps so far have left behind. */
interface Traces {
  readonly sent: string[]
  /** Addresses of uploaded files. */
  readonly files: string[]
  readonly polls: SentPoll[]
  readonly since: number
}

async function act(
  world: World,
  who: Person,
  { what, pick, other }: Step,
  { sent, files, polls, since }: Traces,
): Promise<Outcome> {
  const channel = `/channels/messaging/${pick % 3 === 0 ? 'y' : 'x'}`
  const id = sent[pick % Math.max(1, sent.length)] ?? 'none'
  const person = PEOPLE[other % 3] ?? 'ann'
  const type = TYPES[other % 3] ?? 'like'
  const send = async (more: object): Promise<Outcome> => {
    const key = `m${sent.length}`
    const { status, body } = await who.call('POST', `${channel}/message`, {
      message: { id: key, text: `t${other}`, ...more },
    })
    if (status === 201) sent.push(key)
    return { status, body }
  }
  const call = async (...input: Parameters<Person['call']>): Promise<Outcome> => {
    const { status, body } = await who.call(...input)
    return { status, body }
  }
  const connection = { connection_id: who.connectionId() }
  switch (what) {
    case 'send':
      return send({ silent: other % 7 === 0 })
    case 'repeat':
      return call('POST', `${channel}/message`, { message: { id, text: 'again' } })
    case 'reply':
      return send({ parent_id: id })
    case 'reply shown':
      return send({ parent_id: id, show_in_channel: true })
    case 'quote':
      return send({ quoted_message_id: id })
    case 'edit':
      return call('POST', `/messages/${id}`, { message: { text: `e${other}`, mood: other } })
    case 'patch':
      return call('PUT', `/messages/${id}`, { set: { mood: other }, unset: ['text'] })
    case 'pin':
      return call('PUT', `/messages/${id}`, {
        set: { pinned: other % 2 === 0, pin_expires: other % 4 === 0 ? '2024-05-01T10:00:30Z' : null },
      })
    case 'delete':
      return call('DELETE', `/messages/${id}`)
    case 'erase':
      return call('DELETE', `/messages/${id}?hard=true`)
    case 'hide':
      return call('DELETE', `/messages/${id}?delete_for_me=true`)
    case 'react':
      return call('POST', `/messages/${id}/reaction`, { reaction: { type, score: other % 5 } })
    case 'react only':
      return call('POST', `/messages/${id}/reaction`, { reaction: { type }, enforce_unique: true })
    case 'unreact':
      return call('DELETE', `/messages/${id}/reaction/${type}`)
    case 'read':
      return call('POST', `${channel}/read`, {})
    case 'read to':
      return call('POST', `${channel}/read`, other % 2 === 0 ? { message_id: id } : { thread_id: id })
    case 'unread':
      return call('POST', `${channel}/unread`, other % 3 === 0 ? { thread_id: id } : { message_id: id })
    case 'read all':
      return call('POST', '/channels/read', {})
    case 'type':
      return call('POST', `${channel}/event`, { event: { type: 'typing.start' } })
    case 'wave':
      return call('POST', `${channel}/event`, { event: { type: 'wave', other } })
    case 'rename':
      return call('PATCH', channel, { set: { name: `n${other}` } })
    case 'add':
      return call('POST', channel, { add_members: [person] })
    case 'remove':
      return call('POST', channel, { remove_members: [person] })
    case 'promote':
      return call(
        'POST',
        channel,
        other % 2 === 0 ? { add_moderators: [person] } : { demote_moderators: [person] },
      )
    case 'open':
      return call('POST', `${channel}/query`, { state: true, watch: true }, connection)
    case 'list':
      return call(
        'POST',
        '/channels',
        { state: true, watch: other % 2 === 0, presence: true, message_limit: 5 },
        connection,
      )
    case 'members':
      return call('GET', `/members?payload=${payload({ type: 'messaging', id: 'x', filter_conditions: {} })}`)
    case 'sync':
      return call('POST', '/sync?with_inaccessible_cids=true', {
        channel_cids: ['messaging:x', 'messaging:y'],
        last_sync_at: new Date(since).toISOString(),
      })
    case 'reconnect':
      await who.disconnect()
      await who.connect()
      return { status: 0, body: who.frames.at(-1) }
    case 'profile':
      return call('POST', '/users', {
        users: { [who.id]: { id: who.id, name: `n${other}`, invisible: other % 5 === 0 } },
      })
    case 'wait':
      await world.pass((other % 20) * 1000)
      return { status: 0, body: null }
    case 'counts':
      return call('GET', '/unread')
    case 'search':
      return call('GET', `/search?payload=${payload({ filter_conditions: {}, query: `t${other % 10}` })}`)
    case 'threads':
      return call('POST', '/threads', { limit: 1 + (other % 3) })
    case 'thread':
      return call('GET', `/threads/${id}`)
    case 'name thread':
      return call('PATCH', `/threads/${id}`, { set: { title: `n${other}` } })
    case 'draft':
      return call('POST', `${channel}/draft`, { message: { id: `m${sent.length}`, text: `d${other}` } })
    case 'draft reply':
      return call('POST', `${channel}/draft`, { message: { text: `d${other}`, parent_id: id } })
    case 'undraft':
      return call('DELETE', `${channel}/draft`)
    case 'drafts':
      return call('POST', '/drafts/query', {})
    case 'remind':
      return call('POST', `/messages/${id}/reminders`, { remind_at: soon(other) })
    case 'postpone':
      return call('PATCH', `/messages/${id}/reminders`, { remind_at: other % 4 === 0 ? null : soon(other) })
    case 'forget':
      return call('DELETE', `/messages/${id}/reminders`)
    case 'reminders':
      return call('POST', '/reminders/query', {})
    case 'deliver':
      return call('POST', '/channels/delivered', {
        latest_delivered_messages: [{ cid: `messaging:${pick % 3 === 0 ? 'y' : 'x'}`, id }],
      })
    case 'command':
      return send({ text: other % 2 === 0 ? `/giphy g${other}` : `/remind ${1 + (other % 60)}s r${other}` })
    case 'press':
      return call('POST', `/messages/${id}/action`, {
        form_data: {
          image_action: ['send', 'shuffle', 'cancel'][other % 3],
          reminder_action: ['keep', 'cancel'][other % 2],
        },
      })
    case 'flag':
      return call('POST', '/moderation/flag', { target_message_id: id, reason: `r${other % 3}` })
    case 'unflag':
      return call('POST', '/moderation/unflag', { target_message_id: id })
    case 'flags':
      return call('GET', `/moderation/flags/message?payload=${payload({ limit: 1 + (other % 5) })}`)
    case 'mute':
      return call('POST', '/moderation/mute', { target_ids: [person], timeout: other % 2 })
    case 'unmute':
      return call('POST', '/moderation/unmute', { target_ids: [person] })
    case 'block':
      return call('POST', '/users/block', { blocked_user_id: person })
    case 'unblock':
      return call('POST', '/users/unblock', { blocked_user_id: person })
    case 'blocked':
      return call('GET', '/users/block')
    case 'translate':
      return call('POST', `/messages/${id}/translate`, { language: ['fa', 'de'][other % 2] })
    case 'upload': {
      const form = `--b\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\nf${other}\r\n--b--`
      const headers = { 'Content-Type': 'multipart/form-data; boundary=b' }
      const token = await world.server.token(who.id)
      const { status, body } = await world.call('POST', `${channel}/file`, { token, headers, body: form })
      if (status === 201) files.push(body.file as string)
      return { status, body }
    }
    case 'drop':
      return call('DELETE', `${channel}/file`, undefined, {
        url: files[pick % Math.max(1, files.length)] ?? 'none',
      })
    case 'tell': {
      const token = await world.server.token('server', { server: true })
      const { status, body } = await world.call('POST', `/users/${person}/event`, {
        token,
        body: { event: { type: `wave${other % 2}` } },
      })
      return { status, body }
    }
    case 'poll': {
      const made = `p${polls.length}`
      const poll = await call('POST', '/polls', makePoll(made, other))
      if (poll.status !== 201) return poll
      polls.push({ id: made, messageId: `m${sent.length}` })
      return send({ text: '', poll_id: made })
    }
    case 'vote':
    case 'say':
    case 'unvote':
    case 'suggest':
    case 'reword':
    case 'drop option':
    case 'change poll':
    case 'end poll':
    case 'drop poll':
    case 'voters':
    case 'polls':
      return actOnPoll(who, what, other, polls[pick % Math.max(1, polls.length)])
    default:
      return what satisfies never
  }
}
