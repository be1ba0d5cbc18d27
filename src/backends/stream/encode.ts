import type { ChatEvent } from '../../model/event.ts'
import type { ChannelId, UserId } from '../../model/id.ts'
import type { Operation, OperationKind } from '../../model/operation.ts'
import { OutcomeError, outcomeOf } from '../../model/outcome.ts'
import { asObject, asText, isObject } from '../../wire/decode.ts'
import { sortableTime } from '../../wire/stream/time.ts'
import { wireAttachment } from './attachments.ts'
import type { StreamClient } from './client.ts'
import { performBlock, performFlag, performMute } from './encodeMarks.ts'
import { performAnswer, performVote } from './encodePolls.ts'
import { performReadAll, performUnread } from './encodeReads.ts'
import { isBuiltIn } from './custom.ts'
import { isDuplicate } from './errors.ts'
import { changedMentions, newMentions } from './mentions.ts'
import { performRemovePreview } from './linkPreviews.ts'
import { type Version, version } from '../../model/id.ts'
import { asHeld, messageOf } from './normalizeMessage.ts'
import { afterTime } from './source.ts'
import { eventsOfFrame, messageEvents } from './normalizeEvent.ts'
import { performReminder } from './reminders.ts'
import * as messages from '../../wire/stream/message.ts'
import type { MessageAnswer } from '../../wire/stream/message.ts'
import * as reactions from '../../wire/stream/reaction.ts'
import * as reads from '../../wire/stream/read.ts'

/** A channel's id is `type:id`; the two halves go into paths. */
export function channelPath(id: ChannelId): { readonly type: string; readonly id: string } {
  const colon = id.indexOf(':')
  return { type: id.slice(0, colon), id: id.slice(colon + 1) }
}

interface Context {
  readonly client: StreamClient
  readonly selfId: UserId | null
  readonly signal: AbortSignal
  /** When what was just set for me alone became so. */
  readonly markTime: () => Version
  /** The newest time the server has told. */
  readonly heardUpTo: () => Version
}

type Encoders = {
  readonly [Kind in OperationKind]: (
    operation: Operation<Kind>,
    context: Context,
  ) => Promise<readonly ChatEvent[]>
}

/** What an answer says is true as of the message's own version: it was told to me alone. */
const answered = (message: unknown, type: 'message.put' | 'message.arrived', at = ''): readonly ChatEvent[] =>
  messageEvents(message, { at: version(at), addressed: true }, type)

/**
 * The same, where an answer without a message is no answer: something on the way spoke in the server's place, so
 * nobody knows what became of the request (RELIABILITY I31).
 * @throws OutcomeError
 */
function confirmed(message: unknown, type: 'message.put' | 'message.arrived', at = ''): readonly ChatEvent[] {
  // A refusal can be a success whose message has the type `error`.
  if (asObject(message)['type'] === 'error') {
    const { text, moderation } = asObject(message)
    // What moderation sends back is what the person wrote, and says nothing about why.
    const words = isObject(moderation) ? '' : asText(text) || 'The server did not accept the message.'
    const isBounced = /bounce/i.test(asText(asObject(moderation)['action']))
    throw new OutcomeError({ type: 'rejected', reason: isBounced ? 'bounced' : 'blocked' }, words)
  }
  const events = answered(message, type, at)
  if (events.length === 0)
    throw new OutcomeError({ type: 'unknown' }, 'The chat server sent an answer without the message.')
  return events
}

const unpreviewed = (isOff = false): { readonly skip_enrich_url?: true } =>
  isOff ? { skip_enrich_url: true } : {}

/** The message of an answer; one with pending metadata is shown to its author alone until a moderator lets it go. */
const taken = ({ message, pending_message_metadata: pending }: MessageAnswer): unknown =>
  pending ? asHeld(message) : message

/** A send is safe to repeat: the server refuses a second message with the same id, so the first one arrived. */
const sendMessage: Encoders['message.send'] = async ({ input }, { client, signal, selfId }) => {
  const { key, text, quote, thread, alsoInChannel, attachments, withoutPreview, poll } = input
  const message = {
    id: key as string,
    text,
    ...(thread ? { parent_id: thread as string, show_in_channel: alsoInChannel } : {}),
    ...(quote ? { quoted_message_id: quote.key as string } : {}),
    ...newMentions(input.mentions, input.crowds),
    ...(attachments.length > 0 ? { attachments: attachments.map(wireAttachment) } : {}),
    ...(poll ? { poll_id: poll as string } : {}),
  }
  const send = async (): Promise<unknown> => {
    try {
      const answer = await client.call(
        messages.sendMessage,
        { path: channelPath(input.channelId), body: { message, ...unpreviewed(withoutPreview) } },
        signal,
        'send',
      )
      return taken(answer)
    } catch (error) {
      if (!isDuplicate(error)) throw error
      return taken(await client.call(messages.getMessage, { path: { id: key } }, signal, 'send'))
    }
  }
  const sent = await send()
  // Told like the event of the same message, so that its author counts as having read the channel.
  const created = asObject(sent)['created_at']
  return [
    ...confirmed(sent, 'message.arrived'),
    ...eventsOfFrame({ type: 'message.new', created_at: created, message: sent }, selfId),
  ]
}

const editMessage: Encoders['message.edit'] = async ({ input }, { client, signal }) => {
  const { text, mentions, crowds, withoutPreview } = input
  const body = { set: { text, ...changedMentions(mentions, crowds) }, ...unpreviewed(withoutPreview) }
  const answer = await client.call(messages.updateMessagePartial, { path: { id: input.key }, body }, signal)
  return confirmed(answer.message, 'message.put')
}

const deleteMessage: Encoders['message.delete'] = async ({ input }, { client, signal, markTime }) => {
  const { key, channelId, scope = 'everybody' } = input
  const query = { everybody: {}, me: { delete_for_me: true }, forever: { hard: true } }[scope]
  const call = client.call(messages.deleteMessage, { path: { id: key }, query }, signal)
  if (scope !== 'forever') return confirmed((await call).message, 'message.put')
  try {
    const { message } = await call
    const erased = messageOf(message, { at: version(''), addressed: true })
    if (!erased)
      throw new OutcomeError({ type: 'unknown' }, 'The chat server sent an answer without the message.')
    const { parent } = erased.content.value
    const where = { channelId, ...(parent ? { thread: parent } : {}) }
    return [{ type: 'message.removed', ...where, key, version: erased.content.version }]
  } catch (error) {
    // Erasing what is not there is what was asked for.
    const outcome = outcomeOf(error)
    if (outcome.type !== 'rejected' || outcome.reason !== 'not-found') throw error
    return [{ type: 'message.removed', channelId, key, version: markTime() }]
  }
}

/** A name of the protocol's own among them would change something else, such as the text. @throws OutcomeError */
function refuseBuiltIn(names: readonly string[]): void {
  const taken = names.find((name) => isBuiltIn('message', name))
  if (taken === undefined) return
  throw new OutcomeError(
    { type: 'rejected', reason: 'input' },
    `A field of your own cannot be called "${taken}": the protocol has one of that name. Choose another.`,
  )
}

const replaceMessage: Encoders['message.replace'] = async ({ input }, { client, signal }) => {
  const { key, text, mentions, crowds, attachments, fields } = input
  refuseBuiltIn(Object.keys(fields))
  const named = changedMentions(mentions, crowds ?? [])
  const message = { ...fields, text, ...named, attachments: attachments.map(wireAttachment) }
  const answer = await client.call(
    messages.updateMessage,
    { path: { id: key }, body: { message, skip_enrich_url: true } },
    signal,
  )
  return confirmed(answer.message, 'message.put')
}

const setCustom: Encoders['message.custom'] = async ({ input }, { client, signal }) => {
  const { key, fields, unset } = input
  refuseBuiltIn([...Object.keys(fields), ...unset])
  const body = { set: fields, unset }
  const answer = await client.call(messages.updateMessagePartial, { path: { id: key }, body }, signal)
  return confirmed(answer.message, 'message.put')
}

const pinMessage: Encoders['message.pin'] = async ({ input }, { client, signal }) => {
  const { key, on, until } = input
  const set = on
    ? { pinned: true, pin_expires: until === null ? null : new Date(until).toISOString() }
    : { pinned: false }
  const answer = await client.call(
    messages.updateMessagePartial,
    { path: { id: key }, body: { set } },
    signal,
  )
  return confirmed(answer.message, 'message.put')
}

const setReaction: Encoders['reaction.set'] = async ({ input }, { client, signal }) => {
  const { key, reaction, on, unique } = input
  try {
    const answer = on
      ? await client.call(
          reactions.sendReaction,
          { path: { id: key }, body: { reaction: { type: reaction }, enforce_unique: unique } },
          signal,
          'react',
        )
      : await client.call(reactions.deleteReaction, { path: { id: key, type: reaction } }, signal, 'react')
    const changed = sortableTime(asObject(answer.reaction)['updated_at'])
    // The reaction that went still bears the time at which it came; its going is newer than that.
    return confirmed(answer.message, 'message.put', on ? changed : afterTime(changed))
  } catch (error) {
    // Taking away what is not there is what was asked for.
    const isGone =
      !on &&
      error instanceof OutcomeError &&
      error.outcome.type === 'rejected' &&
      error.outcome.reason === 'not-found'
    if (isGone) return []
    throw error
  }
}

const readChannel: Encoders['channel.read'] = async ({ input }, { client, signal, selfId }) => {
  const answer = await client.call(
    reads.markRead,
    { path: channelPath(input.channelId), body: { message_id: input.newest } },
    signal,
    'read',
  )
  return answer.event ? eventsOfFrame({ cid: input.channelId, ...answer.event }, selfId) : []
}

const readThread: Encoders['thread.read'] = async ({ input }, { client, signal, selfId }) => {
  const { channelId, thread } = input
  const answer = await client.call(
    reads.markRead,
    { path: channelPath(channelId), body: { thread_id: thread } },
    signal,
    'read',
  )
  return answer.event ? eventsOfFrame({ cid: channelId, thread_id: thread, ...answer.event }, selfId) : []
}

const markUnread = (
  operation: Operation<'channel.unread' | 'thread.unread'>,
  context: Context,
): Promise<readonly ChatEvent[]> =>
  performUnread(operation, { ...context, path: channelPath(operation.input.channelId) })

const encoders: Encoders = {
  'message.send': sendMessage,
  'message.edit': editMessage,
  'message.delete': deleteMessage,
  'message.custom': setCustom,
  'message.replace': replaceMessage,
  'message.pin': pinMessage,
  'preview.remove': performRemovePreview,
  'message.flag': performFlag,
  'user.flag': performFlag,
  'user.mute': performMute,
  'user.block': performBlock,
  'reaction.set': setReaction,
  'poll.vote': performVote,
  'poll.answer': performAnswer,
  'reminder.set': performReminder,
  'channel.read': readChannel,
  'thread.read': readThread,
  'channel.unread': markUnread,
  'thread.unread': markUnread,
  'channels.read': performReadAll,
}

/** Does one operation over HTTP; the answer is what the server says is true now. */
export const performOperation = (operation: Operation, context: Context): Promise<readonly ChatEvent[]> =>
  encoders[operation.kind](operation as never, context)
