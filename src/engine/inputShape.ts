import type { AttachmentInput } from '../model/attachmentInput.ts'
import { type Crowd, isCrowd } from '../model/crowd.ts'
import { channelId, messageKey, order, userId, version } from '../model/id.ts'
import type { Report } from '../model/mark.ts'
import type { Quote } from '../model/message.ts'
import type { OperationKind, Operations } from '../model/operation.ts'
import { pollId, pollOptionId } from '../model/poll.ts'
import { uploadId } from '../model/upload.ts'
import type { Voice } from '../model/voice.ts'
import { amount, flag, type Json, list, object, oneOf, orNull, text, word } from './fieldShape.ts'

/** Reads the message that another one answers. */
export const quote = (value: unknown): Quote => {
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

const voiceOf = (value: unknown): Voice => {
  const { duration, waveform } = object(value)
  return { duration: amount(duration), waveform: list(waveform, amount) }
}

const attachment = (value: unknown): AttachmentInput => {
  const { kind, url, thumbnailUrl, name, size, mimeType, alt, width, height, voice } = object(value)
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
    ...(voice === undefined ? {} : { voice: voiceOf(voice) }),
  }
}

const unreadAgain = (input: Json) => ({
  mark: version(text(input['mark'])),
  count: amount(input['count']),
  upTo: order(text(input['upTo'])),
})

const report = (input: Json): Report => ({ reason: text(input['reason']), note: text(input['note']) })

/** Those of an earlier version of the page know none; one that nobody knows takes nothing else with it. */
const crowds = (input: Json): { readonly crowds?: readonly Crowd[] } =>
  Array.isArray(input['crowds']) ? { crowds: input['crowds'].filter(isCrowd) } : {}

/** Those of an earlier version of the page know no previews. */
const withoutPreview = (input: Json): { readonly withoutPreview?: true } =>
  orNull(input['withoutPreview'], flag) ? { withoutPreview: true } : {}

/** Reads what each kind of operation is about. */
export const inputs: { readonly [Kind in OperationKind]: (input: Json) => Operations[Kind] } = {
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
    ...crowds(input),
    // Those of an earlier version of the page know no files.
    attachments: list(input['attachments'] ?? [], attachment),
    ...(input['uploads'] === undefined
      ? {}
      : { uploads: list(input['uploads'], (id) => uploadId(word(id))) }),
    ...withoutPreview(input),
    ...(input['poll'] === undefined ? {} : { poll: pollId(word(input['poll'])) }),
  }),
  'message.edit': (input) => ({
    channelId: channelId(word(input['channelId'])),
    key: messageKey(word(input['key'])),
    text: text(input['text']),
    ...(input['mentions'] === undefined
      ? {}
      : { mentions: list(input['mentions'], (id) => userId(word(id))) }),
    ...crowds(input),
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
  'message.replace': (input) => ({
    channelId: channelId(word(input['channelId'])),
    key: messageKey(word(input['key'])),
    text: text(input['text']),
    mentions: list(input['mentions'], (id) => userId(word(id))),
    ...crowds(input),
    attachments: list(input['attachments'], attachment),
    fields: object(input['fields']),
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
  'poll.vote': (input) => ({
    channelId: channelId(word(input['channelId'])),
    key: messageKey(word(input['key'])),
    poll: pollId(word(input['poll'])),
    option: pollOptionId(word(input['option'])),
    on: flag(input['on']),
    isSingle: flag(input['isSingle']),
  }),
  'poll.answer': (input) => ({
    channelId: channelId(word(input['channelId'])),
    key: messageKey(word(input['key'])),
    poll: pollId(word(input['poll'])),
    text: text(input['text']),
  }),
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
