import { type EmbeddedServer, ServerRefusal } from '../../src/server.ts'
import { isUserId } from '../../src/server/users/saveUser.ts'
import { asObject, isObject, type Json } from '../../src/wire/decode.ts'
import type { Field, HostileEntry } from './entry.ts'
import type { Patches } from './patches.ts'

/** Who looks at it all. */
export const VIEWER = 'ann'
/** Where what happens while one looks on happens. */
export const STAGE = 'messaging:stage'
/** Where what was never sent would have gone. */
export const OUTBOX = 'messaging:outbox'
/** The last words on the stage: they are there as long as the page is. */
export const STILL_HERE = 'Still here'

/** Where an entry can be seen. */
export interface Place {
  readonly channel: string
  /** The row's message; '' for what is not in a row. */
  readonly message: string
  /** The server refused it, so it was laid over the answers. */
  readonly isRaw: boolean
}

const IN_ROWS: ReadonlySet<Field> = new Set<Field>([
  'message text',
  'system text',
  'message id',
  'message',
  'user name',
  'user id',
  'user image',
  'user role',
  'user time zone',
  'user',
  'mention',
  'quote text',
  'quote author',
  'reaction',
  'attachment',
])
const IN_LIST: ReadonlySet<Field> = new Set<Field>(['channel name', 'channel image', 'channel id', 'channel'])

export const isInRow = ({ field }: HostileEntry): boolean => IN_ROWS.has(field)
export const isInList = ({ field }: HostileEntry): boolean => IN_LIST.has(field)

/** Entries of one room; with what they quote and the end, no more than a page of history holds. */
const A_ROOM = 14
const EVE = 'Eve'

/**
 * Has strangers say all of it on the server. What the server refuses they say all the same, past its checks: it is laid
 * over what leaves the server.
 */
export async function fillWorld(
  server: EmbeddedServer,
  corpus: readonly HostileEntry[],
  patches: Patches,
): Promise<ReadonlyMap<HostileEntry, Place>> {
  const places = new Map<HostileEntry, Place>()
  const inRows = corpus.filter(isInRow)
  for (let first = 0; first < inRows.length; first += A_ROOM) {
    const entries = inRows.slice(first, first + A_ROOM)
    await fillRoom(server, `room-${first / A_ROOM}`, entries, first, patches, places)
  }
  for (const [index, entry] of corpus.filter(isInList).entries())
    places.set(entry, await addChannel(server, entry, index, patches))
  for (const [index, entry] of corpus.filter(({ field }) => field === 'draft').entries()) {
    const id = `draft-${index}`
    await openRoom(server, id, `Draft ${index}`, ['eve'])
    await say(server, 'eve', `messaging:${id}`, { text: 'What do you think?' })
    places.set(entry, { channel: `messaging:${id}`, message: '', isRaw: true })
  }
  await openRoom(server, 'outbox', 'Outbox', ['eve'])
  await say(server, 'eve', OUTBOX, { id: 'outbox-end', text: 'The end' })
  await openRoom(server, 'stage', 'Stage', ['eve'])
  await say(server, 'eve', STAGE, { id: 'still-here', text: STILL_HERE })
  const reaction = { path: { id: 'still-here' }, body: { reaction: { type: 'like' } } }
  await server.as('eve').call('sendReaction', reaction)
  return places
}

const openRoom = (
  server: EmbeddedServer,
  id: string,
  name: string,
  strangers: readonly string[],
): Promise<void> =>
  server.load({
    name: id,
    users: [{ id: VIEWER, name: 'Ann' }, ...strangers.map((each) => ({ id: each, name: EVE }))],
    channels: [
      // Moderators may also say that something happened.
      { type: 'messaging', id, name, members: [...strangers, VIEWER], moderators: strangers, messages: [] },
    ],
  })

function say(server: EmbeddedServer, by: string, channel: string, message: Json): Promise<unknown> {
  const [type = '', id = ''] = channel.split(':')
  return server.as(by).call('sendMessage', { path: { type, id }, body: { message } })
}

/** Tries it the honest way first. @returns whether the server refused */
async function isRefused(attempt: () => Promise<unknown>): Promise<boolean> {
  try {
    await attempt()
    return false
  } catch (error) {
    if (error instanceof ServerRefusal || error instanceof TypeError) return true
    throw error
  }
}

async function fillRoom(
  server: EmbeddedServer,
  room: string,
  entries: readonly HostileEntry[],
  first: number,
  patches: Patches,
  places: Map<HostileEntry, Place>,
): Promise<void> {
  const channel = `messaging:${room}`
  const authorOf = ({ field, value }: HostileEntry, index: number): string =>
    field === 'user id' && typeof value === 'string' && isUserId(value) ? value : `eve-${first + index}`
  await openRoom(server, room, room, ['bob', ...entries.map(authorOf)])
  for (const [index, entry] of entries.entries()) {
    const by = authorOf(entry, index)
    const id = `m-${first + index}`
    places.set(entry, await addRow(server, entry, { by, id, channel }, patches))
  }
  await say(server, 'bob', channel, { id: `${room}-end`, text: 'The end' })
}

interface Spot {
  readonly by: string
  readonly id: string
  readonly channel: string
}

async function addRow(
  server: EmbeddedServer,
  { field, value }: HostileEntry,
  { by, id, channel }: Spot,
  patches: Patches,
): Promise<Place> {
  const place = (isRaw: boolean, message = id): Place => ({ channel, message, isRaw })
  const tell = (message: Json): Promise<unknown> => say(server, by, channel, { id, ...message })
  /** Says it, or something harmless with the patch over it. */
  const tellOr = async (message: Json, patch: Json): Promise<boolean> => {
    const refused = await isRefused(() => tell(message))
    if (refused) {
      await tell({ text: 'Harmless' })
      patches.messages.set(id, patch)
    }
    return refused
  }
  /** Calls somebody so, or has the patch say it. */
  const rename = async (who: string, details: Json): Promise<boolean> => {
    const user = { id: who, name: EVE, ...details }
    const change = { users: { [who]: user } }
    const refused = await isRefused(() => server.asServer().call('updateUsers', { body: change }))
    if (refused) patches.users.set(who, details)
    return refused
  }
  switch (field) {
    case 'message text':
      return place(await tellOr({ text: value }, { text: value }))
    case 'system text':
      return place(await tellOr({ text: value, type: 'system' }, { text: value, type: 'system' }))
    case 'message id': {
      const named = value === undefined ? {} : { id: value }
      return place(await tellOr({ text: 'Hello', ...named }, { text: 'Hello', id: value }), String(value))
    }
    case 'message':
      await tell({ text: 'Hello' })
      patches.messages.set(id, asObject(value))
      return place(true)
    case 'user id': {
      await tell({ text: 'Hello' })
      if (by !== value) patches.messages.set(id, { user: { id: value, name: EVE, role: 'user' } })
      return place(by !== value)
    }
    case 'user':
      await tell({ text: 'Hello' })
      patches.users.set(by, asObject(value))
      return place(true)
    case 'user name':
    case 'user image':
    case 'user role':
    case 'user time zone': {
      const name = {
        'user name': 'name',
        'user image': 'image',
        'user role': 'role',
        'user time zone': 'timezone',
      }
      const isRaw = await rename(by, { [name[field]]: value })
      await tell({ text: 'Hello' })
      return place(isRaw)
    }
    case 'mention': {
      const isRaw = await rename(`${by}-named`, { name: value })
      await tell({ text: `Hi @${String(value)}!`, mentioned_users: [`${by}-named`] })
      return place(isRaw)
    }
    case 'quote text':
    case 'quote author': {
      const isRaw = field === 'quote author' && (await rename(by, { name: value }))
      const text = field === 'quote text' ? value : 'Hello'
      const quoted = `${id}-quoted`
      const refused = await isRefused(() => say(server, by, channel, { id: quoted, text }))
      if (refused) {
        await say(server, by, channel, { id: quoted, text: 'Harmless' })
        patches.messages.set(quoted, { text })
      }
      await say(server, 'bob', channel, { id, text: 'Pardon?', quoted_message_id: quoted })
      return place(isRaw || refused)
    }
    case 'reaction': {
      await tell({ text: 'Hello' })
      const reaction = { type: value as string }
      const refused =
        typeof value !== 'string' ||
        (await isRefused(() => server.as(by).call('sendReaction', { path: { id }, body: { reaction } })))
      if (!refused) return place(false)
      const groups = typeof value === 'string' ? { [value]: { count: 1 } } : value
      patches.messages.set(id, { reaction_groups: groups, reaction_counts: {} })
      return place(true)
    }
    case 'attachment': {
      const list = isObject(value) ? [value] : value
      return place(await tellOr({ text: '', attachments: list }, { text: '', attachments: list }))
    }
    default:
      throw new Error(`${field} is no field of a row.`)
  }
}

async function addChannel(
  server: EmbeddedServer,
  { field, value }: HostileEntry,
  index: number,
  patches: Patches,
): Promise<Place> {
  const id = field === 'channel id' ? String(value) : `c-${index}`
  const cid = `messaging:${id}`
  const by = `host-${index}`
  await openRoom(server, id, 'Harmless', [by])
  const tell = (): Promise<unknown> =>
    server.asServer().call('updateChannelPartial', {
      path: { type: 'messaging', id },
      body: { set: { [field === 'channel name' ? 'name' : 'image']: value } },
    })
  const isSaid = field === 'channel name' || field === 'channel image'
  const isRaw = field === 'channel' || (isSaid && (await isRefused(tell)))
  if (isRaw)
    patches.channels.set(
      cid,
      field === 'channel' ? asObject(value) : { [field === 'channel name' ? 'name' : 'image']: value },
    )
  return { channel: cid, message: '', isRaw }
}
