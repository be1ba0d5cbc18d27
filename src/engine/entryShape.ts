import type { AttachmentInput } from '../model/attachmentInput.ts'
import { channelId, messageKey, operationId, order, userId, version } from '../model/id.ts'
import type { Report } from '../model/mark.ts'
import type { Quote } from '../model/message.ts'
import type { Operation, OperationKind, Operations } from '../model/operation.ts'
import type { RejectReason } from '../model/outcome.ts'
import type { Entry, EntryState, Failure } from '../state/outbox.ts'
import type { Discarded } from '../state/press.ts'
import type { OutboxCommand } from './command.ts'

/*
 * What comes from the disk or from another tab may be of another version of the page, or broken. It is read field by
 * field into fresh objects; what is not what it should be throws, and the callers answer null.
 */

type Json = Readonly<Record<string, unknown>>

class ShapeError extends TypeError {}

function object(value: unknown): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json
  throw new ShapeError('No object.')
}
function text(value: unknown): string {
  if (typeof value === 'string') return value
  throw new ShapeError('No text.')
}
function word(value: unknown): string {
  if (text(value) !== '') return value as string
  throw new ShapeError('An empty name.')
}
function amount(value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new ShapeError('No number.')
}
function flag(value: unknown): boolean {
  if (typeof value === 'boolean') return value
  throw new ShapeError('Neither true nor false.')
}
const list = <Item>(value: unknown, read: (item: unknown) => Item): readonly Item[] => {
  if (Array.isArray(value)) return value.map((item) => read(item))
  throw new ShapeError('No list.')
}
const orNull = <Value>(value: unknown, read: (value: unknown) => Value): Value | null =>
  value === null || value === undefined ? null : read(value)
function oneOf<Word extends string>(value: unknown, words: readonly Word[]): Word {
  const found = words.find((each) => each === value)
  if (found !== undefined) return found
  throw new ShapeError('None of the words that are known.')
}

const quote = (value: unknown): Quote => {
  const { key, authorId, text: words, deleted, isUntold, version: stamp } = object(value)
  return {
    key: messageKey(word(key)),
    authorId: orNull(authorId, (id) => userId(text(id))),
    text: text(words),
    deleted: flag(deleted),
    ...(isUntold === undefined ? {} : { isUntold: flag(isUntold) }),
    ...(stamp === undefined ? {} : { version: version(text(stamp)) }),
  }
}

const attachment = (value: unknown): AttachmentInput => {
  const { kind, url, thumbnailUrl, name, size, mimeType, alt, width, height } = object(value)
  return {
    kind: oneOf(kind, ['image', 'video', 'audio', 'file']),
    url: word(url),
    thumbnailUrl: orNull(thumbnailUrl, text),
    name: text(name),
    size: amount(size),
    mimeType: text(mimeType),
    alt: text(alt),
    ...(width === undefined ? {} : { width: amount(width) }),
    ...(height === undefined ? {} : { height: amount(height) }),
  }
}

const unreadAgain = (input: Json) => ({
  mark: version(text(input['mark'])),
  count: amount(input['count']),
  upTo: order(text(input['upTo'])),
})

const report = (input: Json): Report => ({ reason: text(input['reason']), note: text(input['note']) })

/** Those of an earlier version of the page know no previews. */
const withoutPreview = (input: Json): { readonly withoutPreview?: true } =>
  orNull(input['withoutPreview'], flag) ? { withoutPreview: true } : {}

const inputs: { readonly [Kind in OperationKind]: (input: Json) => Operations[Kind] } = {
  'message.send': (input) => ({
    channelId: channelId(word(input['channelId'])),
    key: messageKey(word(input['key'])),
    text: text(input['text']),
    authorId: userId(text(input['authorId'])),
    quote: orNull(input['quote'], quote),
    // Those of an earlier version of the page know no threads.
    thread: orNull(input['thread'], (key) => messageKey(word(key))),
    alsoInChannel: orNull(input['alsoInChannel'], flag) ?? false,
    mentions: list(input['mentions'], (id) => userId(word(id))),
    // Those of an earlier version of the page know no files.
    attachments: list(input['attachments'] ?? [], attachment),
    ...withoutPreview(input),
  }),
  'message.edit': (input) => ({
    channelId: channelId(word(input['channelId'])),
    key: messageKey(word(input['key'])),
    text: text(input['text']),
    ...(input['mentions'] === undefined
      ? {}
      : { mentions: list(input['mentions'], (id) => userId(word(id))) }),
    ...withoutPreview(input),
  }),
  'preview.remove': (input) => ({
    channelId: channelId(word(input['channelId'])),
    key: messageKey(word(input['key'])),
    url: word(input['url']),
  }),
  'message.delete': (input) => ({
    channelId: channelId(word(input['channelId'])),
    key: messageKey(word(input['key'])),
    authorId: userId(text(input['authorId'])),
    ...(input['scope'] === undefined
      ? {}
      : { scope: oneOf(input['scope'], ['everybody', 'me', 'forever'] as const) }),
  }),
  'message.custom': (input) => ({
    channelId: channelId(word(input['channelId'])),
    key: messageKey(word(input['key'])),
    fields: object(input['fields']),
    unset: list(input['unset'], word),
  }),
  'message.pin': (input) => ({
    channelId: channelId(word(input['channelId'])),
    key: messageKey(word(input['key'])),
    on: flag(input['on']),
    until: orNull(input['until'], amount),
    byId: userId(text(input['byId'])),
  }),
  'message.flag': (input) => ({
    channelId: channelId(word(input['channelId'])),
    key: messageKey(word(input['key'])),
    on: flag(input['on']),
    ...report(input),
  }),
  'user.flag': (input) => ({
    userId: userId(word(input['userId'])),
    on: flag(input['on']),
    ...report(input),
  }),
  'user.mute': (input) => ({
    userId: userId(word(input['userId'])),
    on: flag(input['on']),
    minutes: orNull(input['minutes'], amount),
  }),
  'user.block': (input) => ({ userId: userId(word(input['userId'])), on: flag(input['on']) }),
  'reaction.set': (input) => ({
    channelId: channelId(word(input['channelId'])),
    key: messageKey(word(input['key'])),
    reaction: word(input['reaction']),
    on: flag(input['on']),
    unique: flag(input['unique']),
  }),
  'thread.read': (input) => ({
    channelId: channelId(word(input['channelId'])),
    thread: messageKey(word(input['thread'])),
    upTo: order(text(input['upTo'])),
  }),
  'channel.unread': (input) => ({
    channelId: channelId(word(input['channelId'])),
    first: messageKey(word(input['first'])),
    ...unreadAgain(input),
  }),
  'thread.unread': (input) => ({
    channelId: channelId(word(input['channelId'])),
    thread: messageKey(word(input['thread'])),
    ...unreadAgain(input),
  }),
  'channels.read': (input) => ({ upTo: order(text(input['upTo'])) }),
  'reminder.set': (input) => ({
    channelId: channelId(word(input['channelId'])),
    key: messageKey(word(input['key'])),
    on: flag(input['on']),
    at: orNull(input['at'], amount),
  }),
  'channel.read': (input) => ({
    channelId: channelId(word(input['channelId'])),
    newest: messageKey(word(input['newest'])),
    upTo: order(text(input['upTo'])),
  }),
}
const kinds = Object.keys(inputs) as OperationKind[]

const operation = (value: unknown): Operation => {
  const { id, kind, input, pressedAt } = object(value)
  const known = oneOf(kind, kinds)
  return {
    id: operationId(word(id)),
    kind: known,
    input: inputs[known](object(input)),
    pressedAt: amount(pressedAt),
  } as Operation
}

const states: readonly EntryState[] = ['queued', 'sending', 'unknown', 'failed']
const reasons: Readonly<Record<RejectReason, true>> = {
  input: true,
  'not-found': true,
  'not-allowed': true,
  'too-long': true,
  'too-big': true,
  'slow-mode': true,
  'feature-off': true,
  blocked: true,
  bounced: true,
  other: true,
}

const failure = (value: unknown): Failure => {
  const { reason, text: words } = object(value)
  return { reason: oneOf(reason, Object.keys(reasons) as RejectReason[]), text: text(words) }
}

const entry = (value: unknown): Entry => {
  const held = object(value)
  const pressed = operation(held['operation'])
  return {
    operation: pressed,
    state: oneOf(held['state'], states),
    attempts: amount(held['attempts']),
    // Those of an earlier version of the page have none.
    revision: amount(held['revision'] ?? 0),
    failure: orNull(held['failure'], failure),
    parked: flag(held['parked']),
    // Before entries had places, the time of the press was the order.
    place: held['place'] === undefined ? pressed.pressedAt : amount(held['place']),
    isKept: held['isKept'] !== false,
  }
}

const discarded = (value: unknown): Discarded => {
  const { entries, answers } = object(value)
  return {
    entries: list(entries, entry),
    answers: list(answers, (item) => {
      const { id, quote: words } = object(item)
      return { id: operationId(word(id)), quote: quote(words) }
    }),
  }
}

const command = (value: unknown): OutboxCommand => {
  const held = object(value)
  const type = oneOf(held['type'], ['press', 'retry', 'discard', 'sendRest', 'restore'])
  switch (type) {
    case 'press':
      return { type, operation: operation(held['operation']) }
    case 'restore':
      return { type, discarded: discarded(held['discarded']) }
    case 'retry':
    case 'discard':
    case 'sendRest':
      return { type, id: operationId(word(held['id'])) }
    default:
      return type satisfies never
  }
}

const orNone =
  <Value>(read: (value: unknown) => Value) =>
  (value: unknown): Value | null => {
    try {
      return read(value)
    } catch {
      return null
    }
  }

/** A kind of operation by its name; `null` when nobody knows it. */
export const readKind = orNone((value: unknown): OperationKind => oneOf(value, kinds))
/** An entry as it was kept or told; `null` when it is none. */
export const readEntry = orNone(entry)
/** A command as another tab told it; `null` when it is none. */
export const readCommand = orNone(command)
