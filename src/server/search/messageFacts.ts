import { asText } from '../../wire/decode.ts'
import type { FieldKinds } from '../filters/filter.ts'
import { isPinned } from '../messages/messageView.ts'
import type { Scope } from '../scope.ts'
import type { MessageRecord } from '../store/records.ts'

/** The fields of messages that filters and sorts of a search know by name; every other is a custom field. */
export const messageFields: FieldKinds = new Map([
  ['id', 'text'],
  ['cid', 'text'],
  ['text', 'text'],
  ['type', 'text'],
  ['user_id', 'text'],
  ['user.id', 'text'],
  ['parent_id', 'text'],
  ['quoted_message_id', 'text'],
  ['created_at', 'time'],
  ['updated_at', 'time'],
  ['pinned', 'flag'],
  ['reply_count', 'number'],
  ['relevance', 'number'],
  ['attachments', 'list'],
  ['attachments.type', 'list'],
  ['mentioned_users.id', 'list'],
])

/** What is true of a message. Lists without an entry are absent, so that `$exists` asks whether there is any. */
export const messageFacts = (
  scope: Scope,
  message: MessageRecord,
  relevance: number,
): ReadonlyMap<string, unknown> =>
  new Map<string, unknown>([
    ...Object.entries(message.custom),
    ...Object.entries({
      id: message.id,
      cid: message.cid,
      text: message.text,
      type: message.type,
      user_id: message.user_id,
      'user.id': message.user_id,
      parent_id: message.parent_id,
      quoted_message_id: message.quoted_message_id,
      created_at: message.created_at,
      updated_at: message.updated_at,
      pinned: isPinned(scope, message),
      reply_count: message.reply_count,
      relevance,
      ...listOf('attachments', message.attachments.map(typeOf)),
      ...listOf('attachments.type', message.attachments.map(typeOf)),
      ...listOf('mentioned_users.id', message.mentioned_user_ids),
    }),
  ])

const typeOf = (attachment: Readonly<Record<string, unknown>>): string => asText(attachment['type'])

const listOf = (name: string, values: readonly string[]): Readonly<Record<string, readonly string[]>> =>
  values.length === 0 ? {} : { [name]: values }
