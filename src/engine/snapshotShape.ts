import { isCrowd } from '../model/crowd.ts'
import type { ChatEvent } from '../model/event.ts'

/** Says where a value is not what it should be, e.g. `events[3].user.id`; `null` when it is. */
type Check = (value: unknown, at: string) => string | null

const when =
  (isRight: (value: unknown) => boolean): Check =>
  (value, at) =>
    isRight(value) ? null : at
const text = when((value) => typeof value === 'string')
const word = when((value) => typeof value === 'string' && value !== '')
const amount = when((value) => Number.isFinite(value))
const flag = when((value) => typeof value === 'boolean')
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const record = when(isRecord)
const orNull =
  (check: Check): Check =>
  (value, at) =>
    value === null ? null : check(value, at)
const orAbsent =
  (check: Check): Check =>
  (value, at) =>
    value === undefined ? null : check(value, at)
const oneOf = (...words: readonly string[]): Check => when((value) => words.some((each) => each === value))

const list =
  (check: Check): Check =>
  (value, at) => {
    if (!Array.isArray(value)) return at
    for (const [index, entry] of value.entries()) {
      const wrong = check(entry, `${at}[${index}]`)
      if (wrong !== null) return wrong
    }
    return null
  }

const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value, at) => {
    if (!isRecord(value)) return at
    for (const [name, check] of Object.entries(fields)) {
      const wrong = check(Object.hasOwn(value, name) ? value[name] : undefined, at ? `${at}.${name}` : name)
      if (wrong !== null) return wrong
    }
    return null
  }

const recordOf =
  (check: Check): Check =>
  (value, at) => {
    if (!isRecord(value)) return at
    for (const [name, entry] of Object.entries(value)) {
      const wrong = check(entry, `${at}.${name}`)
      if (wrong !== null) return wrong
    }
    return null
  }

const versioned = (value: Check): Check => shape({ version: text, value })

const user = shape({
  id: word,
  version: text,
  name: text,
  image: orNull(text),
  role: text,
  isDeleted: orAbsent(flag),
  custom: record,
})

const channel = shape({
  id: word,
  info: versioned(
    shape({
      name: text,
      image: orNull(text),
      memberCount: amount,
      frozen: flag,
      typing: flag,
      reactions: flag,
      readMarks: flag,
      deliveryMarks: orAbsent(flag),
      reminders: orAbsent(flag),
      linkPreviews: orAbsent(flag),
      maxMessageLength: amount,
      slowModeMs: amount,
      commands: orAbsent(list(shape({ name: word, description: text, args: text }))),
      createdAt: amount,
      custom: record,
    }),
  ),
  capabilities: versioned(list(text)),
})

const attachment = shape({
  kind: oneOf('image', 'video', 'audio', 'file', 'link', 'unknown'),
  title: text,
  text,
  url: orNull(text),
  thumbnailUrl: orNull(text),
  alt: orAbsent(text),
  mimeType: text,
  size: amount,
  width: orAbsent(amount),
  height: orAbsent(amount),
  actions: orAbsent(
    list(shape({ name: word, value: text, text, tone: oneOf('primary', 'danger', 'default') })),
  ),
})

const quote = shape({
  key: word,
  authorId: orNull(text),
  text,
  deleted: flag,
  isUntold: orAbsent(flag),
  version: orAbsent(text),
})

const reminder = shape({
  channelId: word,
  key: word,
  thread: orNull(word),
  at: orNull(amount),
  message: orNull(quote),
})

const message = shape({
  key: word,
  id: word,
  channelId: word,
  order: text,
  inTimeline: flag,
  content: versioned(
    shape({
      kind: oneOf('text', 'system', 'deleted', 'error', 'unsupported', 'ephemeral', 'held'),
      text,
      authorId: text,
      createdAt: amount,
      editedAt: orNull(amount),
      deletedAt: orNull(amount),
      isHidden: orAbsent(flag),
      removedBy: orAbsent(word),
      quote: orNull(quote),
      parent: orNull(text),
      attachments: list(attachment),
      poll: orAbsent(word),
      mentions: list(text),
      crowds: orAbsent(list(when(isCrowd))),
      replyCount: amount,
      participants: orAbsent(list(text)),
      pinned: flag,
      pinnedBy: orAbsent(orNull(text)),
      pinnedAt: orAbsent(amount),
      pinnedUntil: orAbsent(amount),
      language: orAbsent(text),
      translations: orAbsent(record),
      silent: flag,
      custom: record,
    }),
  ),
  reactions: versioned(
    list(shape({ type: text, count: amount, score: orAbsent(amount), firstAt: text, people: list(text) })),
  ),
  ownReactions: shape({
    version: text,
    types: list(text),
    since: list(shape({ type: text, on: flag, version: text })),
  }),
})

const pollVote = shape({ id: word, option: orNull(text), text, userId: orNull(text), at: amount })

const poll = shape({
  id: word,
  place: orNull(shape({ channelId: word, key: word, thread: orNull(word) })),
  info: versioned(
    orNull(
      shape({
        name: text,
        description: text,
        options: list(shape({ id: word, text })),
        isAnonymous: flag,
        isSingle: flag,
        maxVotes: orNull(amount),
        takesSuggestions: flag,
        takesAnswers: flag,
        isClosed: flag,
        closesAt: orNull(amount),
        createdById: orNull(text),
        createdAt: amount,
        custom: record,
      }),
    ),
  ),
  tally: versioned(
    shape({
      counts: recordOf(amount),
      answerCount: amount,
      voters: recordOf(list(word)),
      answers: list(pollVote),
    }),
  ),
  own: shape({
    version: text,
    votes: list(pollVote),
    since: list(shape({ option: orNull(text), vote: orNull(pollVote), isOnly: flag, version: text })),
  }),
})

const member = shape({
  userId: word,
  role: oneOf('member', 'moderator', 'owner'),
  roleName: orAbsent(word),
  banned: flag,
})

const markKind = oneOf('muted', 'blocked', 'reported', 'reportedPeople')

const thread = shape({
  title: text,
  participants: list(text),
  lastReply: text,
  lastReplyAt: amount,
  custom: record,
})

const savedDraft = shape({ text, replyTo: orNull(word), mentions: list(word) })

/** The facts a snapshot is made of; those of a moment are not among them. */
const facts: ReadonlyMap<unknown, Check> = new Map([
  ['user.put', shape({ user })],
  ['poll.put', shape({ poll })],
  ['draft.put', shape({ id: word, draft: versioned(orNull(savedDraft)) })],
  ['reminder.put', shape({ key: word, reminder: versioned(orNull(reminder)) })],
  ['reminders.put', shape({ all: versioned(list(reminder)) })],
  ['marks.put', shape({ kind: markKind, all: versioned(list(word)) })],
  ['mark.put', shape({ kind: markKind, target: word, on: versioned(flag) })],
  ['channel.removed', shape({ channelId: word, version: text })],
  ['channel.put', shape({ channel })],
  ['member.put', shape({ channelId: word, userId: word, member: versioned(orNull(member)) })],
  ['read.put', shape({ channelId: word, userId: word, mark: versioned(shape({ upTo: text })) })],
  ['delivered.put', shape({ channelId: word, userId: word, mark: versioned(shape({ upTo: text })) })],
  ['thread.put', shape({ channelId: word, root: word, info: versioned(orNull(thread)) })],
  ['threads.unread', shape({ count: versioned(amount) })],
  ['totals.unread', shape({ totals: versioned(shape({ messages: amount, channels: amount })) })],
  ['channel.truncated', shape({ channelId: word, upTo: text })],
  ['message.removed', shape({ channelId: word, thread: orAbsent(word), key: word, version: text })],
  ['channel.people', shape({ channelId: word, members: list(word), readers: list(word), asOf: text })],
  ['unread.put', shape({ channelId: word, thread: orAbsent(word), count: versioned(amount) })],
  ['unread.read', shape({ channelId: word, thread: orAbsent(word), read: versioned(text) })],
  [
    'timeline.page',
    shape({
      page: shape({
        channelId: word,
        anchor: shape({ at: oneOf('newest', 'around') }),
        messages: list(message),
        hasOlder: flag,
        hasNewer: flag,
        asOf: text,
      }),
    }),
  ],
  [
    'channel.pins',
    shape({ channelId: word, pins: versioned(shape({ messages: list(message), isWhole: flag })) }),
  ],
  ['message.put', shape({ message })],
  ['message.arrived', shape({ message })],
])

const fact: Check = (value, at) => {
  const check = isRecord(value) ? facts.get(value['type']) : undefined
  return check ? check(value, at) : at
}

const snapshot = shape({
  takenAt: amount,
  selfId: orNull(word),
  listing: shape({ asked: amount, hasMore: flag, isLoaded: flag }),
  // Those of an earlier version know no list of threads.
  threadListing: orAbsent(shape({ asked: amount, cursor: orNull(text), isLoaded: flag })),
  events: list(fact),
})

/** Where a snapshot is damaged; `null` when it is whole. What passes can be drawn without a further look. */
export const damageOf = (value: unknown): string | null => snapshot(value, '')

/** Facts that are in no snapshot, and that an answer of the server may hold all the same. */
const passing: ReadonlyMap<unknown, Check> = new Map([
  ['channel.changed', shape({ channel })],
  ['channel.live', shape({ channelId: word })],
  ['channels.read', shape({ userId: word, version: text })],
])

/** Whether a value is a fact, as one tab tells it to another. */
export function isFact(value: unknown): value is ChatEvent {
  const check = isRecord(value) ? (passing.get(value['type']) ?? fact) : fact
  return check(value, 'fact') === null
}
