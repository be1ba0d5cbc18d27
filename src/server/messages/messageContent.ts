import { isObject, type Json } from '../../wire/decode.ts'
import { wireErrorCode } from '../../wire/stream/index.ts'
import type { Access } from '../channels/channelAccess.ts'
import { badInput, Failure, featureOff, notAllowed, tooBig } from '../failure.ts'
import { CUSTOM_BYTES, customOf, fields, jsonBytes, type Fields } from '../fields.ts'
import type { Actor } from '../http/actor.ts'
import { reservedOfAttachment, reservedOfMessage } from '../reserved.ts'
import type { Scope } from '../scope.ts'
import type { MessageRecord } from '../store/records.ts'
import { type Mentions, readMentions } from './readMentions.ts'

const MOST_ATTACHMENTS = 30

/** The part of a message its author writes and may change later. */
export type MessageContent = Pick<MessageRecord, 'text' | 'html' | 'attachments' | 'custom'> &
  Mentions &
  Partial<Pick<MessageRecord, 'mml'>>

/**
 * Reads what a request wants a message to say.
 * @throws Failure 4, 17 for what only servers may set, 19 for what is switched off, 20 too long, 22 too big
 */
export async function readContent(
  scope: Scope,
  actor: Actor,
  access: Access,
  from: Fields,
  before?: MessageRecord,
): Promise<MessageContent> {
  refuseUnsupported(from)
  if (!actor.isServer && (from.text('html') || from.text('mml')))
    throw notAllowed('set html or mml of a message')
  const text = from.text('text') ?? ''
  const most = access.config.max_message_length
  if (text.length > most) {
    throw new Failure(wireErrorCode.messageTooLong, `The text is longer than ${most} characters`, {
      [`${from.path}.text`]: `at most ${most} characters`,
    })
  }
  const mentions = await readMentions(scope, access, from, before)
  const mml = from.text('mml')
  return {
    text,
    html: from.text('html') ?? '',
    ...(mml === undefined ? {} : { mml }),
    attachments: readAttachments(from),
    ...mentions,
    custom: customOf(from, reservedOfMessage),
  }
}

function refuseUnsupported(from: Fields): void {
  const visible = from.list('restricted_visibility', 100) ?? []
  if (visible.length > 0) throw notAllowed('send messages of restricted visibility')
  if (from.has('shared_location')) throw featureOff('shared locations')
}

function readAttachments(from: Fields): readonly Json[] {
  const given = from.list('attachments', MOST_ATTACHMENTS) ?? []
  if (jsonBytes(given) > CUSTOM_BYTES) throw tooBig(`${from.path}.attachments`, '5 KB')
  return given.map((entry, place) => {
    const path = `${from.path}.attachments.${place}`
    if (!isObject(entry)) throw badInput(path, 'must be an object')
    const attachment = fields(entry, path)
    const known = Object.entries(entry).filter(
      ([name, value]) => reservedOfAttachment.has(name) && name !== 'custom' && value !== null,
    )
    for (const [name, value] of known) check(attachment, name, value)
    return { ...Object.fromEntries(known), custom: customOf(attachment, reservedOfAttachment) }
  })
}

const NUMBERS: ReadonlySet<string> = new Set(['original_height', 'original_width'])
const LISTS: ReadonlySet<string> = new Set(['actions', 'fields'])

function check(attachment: Fields, name: string, value: unknown): void {
  if (NUMBERS.has(name)) attachment.number(name)
  else if (LISTS.has(name)) attachment.list(name, 100)
  else if (name === 'giphy') attachment.object(name)
  else if (typeof value !== 'string') throw badInput(`${attachment.path}.${name}`, 'must be text')
}
