import type { ChannelRecord } from '../../../src/model/channel.ts'
import type { ChatEvent } from '../../../src/model/event.ts'
import { type MessageKey, order, type UserId, type Version, version } from '../../../src/model/id.ts'
import type { TimelineAnchor } from '../../../src/model/timeline.ts'
import { CHANNEL, channelAt, EVERYBODY, ME, ROOT, userPut } from './channel.ts'
import { at, later, upTo } from './stamp.ts'
import { newestMoment, NOT_MINE, orderOf, recordOf, store, type Stored } from './stored.ts'

/** What the server tells everybody who listens. `members` hear it even where they do not watch the channel. */
export interface Frame {
  readonly moment: number
  readonly reaches: 'members' | 'watchers'
  readonly events: readonly ChatEvent[]
}

/** A page as it lies ready; what it means depends on whether the channel is heard when it arrives. */
export interface Answer {
  /** The moment it was made: everything after it is told by frames. */
  readonly moment: number
  /** Where the page begins; `''` when it begins with the channel. */
  readonly from: string
  readonly events: (isHeard: boolean) => readonly ChatEvent[]
}

export interface ModelServer {
  readonly now: () => number
  /** A moment later, in which nothing happened. */
  readonly tick: () => number
  /** The messages of the channel's list, oldest first. */
  readonly listed: () => readonly Stored[]
  readonly all: () => readonly Stored[]
  /** How many I have not read. */
  readonly unread: () => number
  readonly readUpTo: (user: UserId) => number
  /** How many replies I have not read. */
  readonly unreadReplies: () => number

  send(author: UserId, how?: { readonly silent?: boolean; readonly listed?: boolean }): readonly Frame[]
  /** Two people press the key in the same instant. */
  sendTogether(authors: readonly [UserId, UserId]): readonly Frame[]
  edit(key: MessageKey): readonly Frame[]
  /** Leaves a placeholder. Some servers do not move the message's stamp for it. */
  deleteSoftly(key: MessageKey, isStamped: boolean): readonly Frame[]
  deleteForGood(key: MessageKey): readonly Frame[]
  react(user: UserId, key: MessageKey, type: string, on: boolean): readonly Frame[]
  /** One reaction of mine in place of all others. */
  reactOnly(user: UserId, key: MessageKey, type: string): readonly Frame[]
  read(user: UserId, key: MessageKey): readonly Frame[]
  /** Everything from a message on is unread for me again. */
  makeUnread(key: MessageKey): readonly Frame[]
  /** Everything up to a message has come to somebody. */
  receive(user: UserId, key: MessageKey): readonly Frame[]
  /** I have read all replies there are. */
  readThread(): readonly Frame[]
  /** Everything so far goes, and perhaps somebody says why. */
  truncate(author: UserId | null): readonly Frame[]
  /**
   * A page is as new as the newest moment in it, or as what we had heard of when we asked, if that is newer.
   * `null`: the server does not know the message that the page was to be next to.
   */
  page(anchor: TimelineAnchor, limit: number, asOf: Version): Answer | null
}

const COUNT_LIMIT = 255

/** The truth: one channel's history, kept plainly and apart from the kit's own way of keeping it. */
export function createModelServer(): ModelServer {
  let moment = 1
  let serial = 0
  let messages: Stored[] = []
  let channel = channelAt(moment)
  let truncatedAt = 0
  /** Where messages stood that are gone for good: a page can still be asked for from there. */
  const graves = new Map<MessageKey, Stored>()
  const reads = new Map<UserId, number>(EVERYBODY.map((user) => [user, 0]))

  const tick = (): number => (moment += 1)
  /** Names do not grow with time, so that a message's name says nothing about its place. */
  const newName = (): string => `m${((serial += 1) * 7919) % 997}-${serial}`
  const byOrder = (a: Stored, b: Stored): number => (orderOf(a) < orderOf(b) ? -1 : 1)
  const listed = (): readonly Stored[] => messages.filter((message) => message.listed).toSorted(byOrder)
  const get = (key: MessageKey): Stored => messages.find((message) => message.key === key) as Stored
  const unread = (): number =>
    Math.min(
      COUNT_LIMIT,
      messages.filter(
        (message) =>
          message.listed &&
          !message.silent &&
          message.deleted === 0 &&
          message.author !== ME &&
          message.created > (reads.get(ME) as number),
      ).length,
    )

  const markOf = (user: UserId, told: Version): ChatEvent => {
    const mark = upTo(reads.get(user) as number)
    return {
      type: 'read.put',
      channelId: CHANNEL,
      userId: user,
      mark: { version: later(mark, told), value: { upTo: mark } },
    }
  }
  const received = new Map<UserId, number>()
  const receivedBy = (userId: UserId, told: Version): readonly ChatEvent[] => {
    const created = received.get(userId)
    if (created === undefined) return []
    const mark = { version: told, value: { upTo: upTo(created) } }
    return [{ type: 'delivered.put', channelId: CHANNEL, userId, mark }]
  }
  const countOf = (told: Version): ChatEvent => ({
    type: 'unread.put',
    channelId: CHANNEL,
    count: { version: told, value: unread(), upTo: upTo(reads.get(ME) as number) },
  })

  let threadReadAt = 0
  const replies = (): readonly Stored[] => messages.filter((message) => !message.listed)
  const unreadReplies = (): number =>
    replies().filter(
      (message) =>
        !message.silent && message.deleted === 0 && message.author !== ME && message.created > threadReadAt,
    ).length
  const replyCountOf = (told: Version): ChatEvent => ({
    type: 'unread.put',
    channelId: CHANNEL,
    thread: ROOT,
    count: { version: told, value: unreadReplies(), upTo: upTo(threadReadAt) },
  })
  const threadOf = (told: Version): ChatEvent => {
    const last = replies().reduce((newest, { created }) => Math.max(newest, created), 0)
    const value =
      last === 0
        ? null
        : { title: '', participants: [], lastReply: order(upTo(last)), lastReplyAt: last, custom: {} }
    return { type: 'thread.put', channelId: CHANNEL, root: ROOT, info: { version: told, value } }
  }
  /** What is told with a reply. Not every word of it brings a count or says what the thread is now. */
  const toldWith = (reply: Stored): readonly ChatEvent[] => {
    if (reply.author === ME) threadReadAt = reply.created
    const told = upTo(reply.created)
    return [
      ...(reply.author === ME || reply.created % 2 === 0 ? [replyCountOf(told)] : []),
      ...(reply.created % 3 === 0 ? [threadOf(told)] : []),
    ]
  }

  /** Sending counts as reading. */
  const arrived = (message: Stored): Frame => {
    if (message.listed) reads.set(message.author, message.created)
    const told = upTo(message.created)
    return {
      moment,
      reaches: 'members',
      events: [
        userPut(message.author, 1),
        { type: 'message.arrived', message: recordOf(message, at(message.created), false) },
        ...(message.listed ? [markOf(message.author, told)] : []),
        ...(message.listed && message.author === ME ? [countOf(told)] : []),
        ...(message.listed ? [] : toldWith(message)),
      ],
    }
  }
  const truncation = (): ChatEvent => ({
    type: 'channel.truncated',
    channelId: CHANNEL,
    upTo: order(upTo(truncatedAt)),
  })
  const changed = (message: Stored): Frame => ({
    moment,
    reaches: 'watchers',
    events: [{ type: 'message.put', message: recordOf(message, at(moment), false) }],
  })

  const add = (author: UserId, how?: { readonly silent?: boolean; readonly listed?: boolean }): Stored => {
    const message = store(newName(), author, moment, how)
    messages.push(message)
    return message
  }

  const reacted = (user: UserId, message: Stored, type: string, mine: 'on' | 'off' | 'only'): Frame => {
    const own =
      user !== ME
        ? NOT_MINE
        : mine === 'only'
          ? { version: at(moment), types: [type], since: [] }
          : { ...NOT_MINE, since: [{ type, on: mine === 'on', version: at(moment) }] }
    const record = { ...recordOf(message, at(moment), false), ownReactions: own }
    return { moment, reaches: 'watchers', events: [{ type: 'message.put', message: record }] }
  }

  return {
    now: () => moment,
    tick,
    listed,
    all: () => messages,
    unread,
    readUpTo: (user) => reads.get(user) as number,
    unreadReplies,

    send(author, how) {
      tick()
      return [arrived(add(author, how))]
    },
    sendTogether([one, other]) {
      tick()
      const both = [add(one), add(other)]
      return both.toSorted(byOrder).map(arrived)
    },
    edit(key) {
      const message = get(key)
      if (message.deleted > 0) return []
      message.updated = tick()
      message.text = `edited at ${moment}`
      return [changed(message)]
    },
    deleteSoftly(key, isStamped) {
      const message = get(key)
      if (message.deleted > 0) return []
      message.deleted = tick()
      if (isStamped) message.updated = moment
      return [changed(message)]
    },
    deleteForGood(key) {
      tick()
      graves.set(key, get(key))
      messages = messages.filter((message) => message.key !== key)
      const where = { channelId: CHANNEL, ...(graves.get(key)?.listed ? {} : { thread: ROOT }) }
      const event = { type: 'message.removed', ...where, key, version: at(moment) } as const
      return [{ moment, reaches: 'watchers', events: [event] }]
    },
    react(user, key, type, on) {
      const message = get(key)
      const people = message.reactions.get(type) ?? new Map<UserId, number>()
      if (message.deleted > 0 || people.has(user) === on) return []
      tick()
      if (on) people.set(user, moment)
      else people.delete(user)
      message.reactions.set(type, people)
      return [reacted(user, message, type, on ? 'on' : 'off')]
    },
    reactOnly(user, key, type) {
      const message = get(key)
      if (message.deleted > 0) return []
      tick()
      for (const people of message.reactions.values()) people.delete(user)
      const people = message.reactions.get(type) ?? new Map<UserId, number>()
      message.reactions.set(type, people.set(user, moment))
      return [reacted(user, message, type, 'only')]
    },
    read(user, key) {
      const { created } = get(key)
      if (created <= (reads.get(user) as number)) return []
      tick()
      reads.set(user, created)
      const told = upTo(moment)
      const mark: Frame = { moment, reaches: 'watchers', events: [markOf(user, told)] }
      if (user !== ME) return [mark]
      const read = { version: told, value: upTo(created) }
      // My own devices are told whether they watch the channel or not.
      const own: Frame = {
        ...mark,
        reaches: 'members',
        events: [...mark.events, { type: 'unread.read', channelId: CHANNEL, read }],
      }
      // Not every word of it brings a count.
      return moment % 2 === 0 ? [own] : [own, { moment, reaches: 'members', events: [countOf(told)] }]
    },
    makeUnread(key) {
      const message = get(key)
      if (!message.listed) return []
      tick()
      reads.set(ME, message.created - 1)
      // Before every page that knows of it.
      const told = version(`${at(moment)}}`)
      return [{ moment, reaches: 'members', events: [markOf(ME, told), countOf(told)] }]
    },
    receive(user, key) {
      const { created } = get(key)
      if (created <= (received.get(user) ?? 0)) return []
      tick()
      received.set(user, created)
      return [{ moment, reaches: 'watchers', events: receivedBy(user, upTo(moment)) }]
    },
    readThread() {
      if (unreadReplies() === 0) return []
      threadReadAt = moment
      tick()
      const told = upTo(moment)
      const read = { version: told, value: upTo(threadReadAt) }
      const event: ChatEvent =
        moment % 2 === 0
          ? replyCountOf(told)
          : { type: 'unread.read', channelId: CHANNEL, thread: ROOT, read }
      return [{ moment, reaches: 'members', events: [event] }]
    },
    truncate(author) {
      const end = tick()
      truncatedAt = end
      messages = []
      graves.clear()
      channel = channelAt(end, `Emptied at ${end}`)
      const gone: Frame = {
        moment,
        reaches: 'members',
        events: [truncation(), { type: 'channel.put', channel }],
      }
      tick()
      return author ? [gone, arrived(add(author))] : [gone]
    },
    page(anchor, limit, asked) {
      const part = partOf(listed(), anchor, limit)
      if (!part) return null
      // An answer also says when the channel's newest message came.
      const moments = [...part.map(newestMoment), listed().at(-1)?.created ?? 0]
      const asOf = later(asked, upTo(Math.max(...moments)))
      const records = part.map((message) => recordOf(message, asOf, true))
      const { info, capabilities } = channel
      const told: ChannelRecord = {
        id: CHANNEL,
        info: { ...info, version: later(info.version, asOf) },
        capabilities: { ...capabilities, version: later(capabilities.version, asOf) },
      }
      const facts: readonly ChatEvent[] = [
        ...EVERYBODY.map((user) => userPut(user, 1)),
        { type: 'channel.put', channel: told },
        ...(truncatedAt > 0 ? [truncation()] : []),
        ...EVERYBODY.map((user) => markOf(user, asOf)),
        ...EVERYBODY.flatMap((user) => receivedBy(user, asOf)),
        countOf(asOf),
        ...[
          later(asOf, upTo(replies().reduce((newest, { created }) => Math.max(newest, created), 0))),
        ].flatMap((told) => [replyCountOf(told), threadOf(told)]),
      ]
      const isFull = part.length === limit
      // A short page tells about the side that was asked for; the other side is told of by its anchor.
      const hasOlder = anchor.at === 'newest' || anchor.at === 'older' ? isFull : true
      const hasNewer = anchor.at === 'newest' ? false : anchor.at === 'newer' ? isFull : true
      return {
        moment,
        from: hasOlder && part[0] ? orderOf(part[0]) : '',
        events: (isHeard) => [
          ...facts,
          ...(isHeard ? [{ type: 'channel.live', channelId: CHANNEL } as const] : []),
          {
            type: 'timeline.page',
            page: {
              channelId: CHANNEL,
              anchor,
              messages: records,
              hasOlder,
              hasNewer: hasNewer || !isHeard,
              asOf,
            },
          },
        ],
      }
    },
  }

  function partOf(list: readonly Stored[], anchor: TimelineAnchor, limit: number): readonly Stored[] | null {
    if (anchor.at === 'newest') return list.slice(Math.max(0, list.length - limit))
    if (anchor.at === 'time') throw new Error('Nobody here reads by time.')
    const pivot = messages.find(({ key }) => key === anchor.key) ?? graves.get(anchor.key)
    if (!pivot) return null
    const before = list.filter((message) => orderOf(message) < orderOf(pivot))
    const after = list.filter((message) => orderOf(message) > orderOf(pivot))
    if (anchor.at === 'older') return before.slice(Math.max(0, before.length - limit))
    if (anchor.at === 'newer') return after.slice(0, limit)
    const half = Math.floor(limit / 2)
    const from = list.filter((message) => orderOf(message) >= orderOf(pivot))
    return [...before.slice(Math.max(0, before.length - half)), ...from.slice(0, limit - half)]
  }
}
