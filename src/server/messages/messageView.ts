import type { WireMessage } from '../../wire/stream/index.ts'
import { messagePoll } from '../polls/messagePoll.ts'
import { noReactions, reactionSummary } from '../reactions/reactionView.ts'
import { reminderFields, reminderOf } from '../reminders/reminderFields.ts'
import type { Scope } from '../scope.ts'
import { stampOf } from '../stamp.ts'
import type { MessageRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { userById, usersById } from '../users/userView.ts'

/**
 * A message as one person may see it: without its content when it was deleted, for all or for them.
 * @param viewer whose own reactions and deletions count; nobody's in an event that goes to many
 */
export async function messageView(
  scope: Scope,
  message: MessageRecord,
  viewer: string | undefined,
): Promise<WireMessage> {
  const quoted =
    message.quoted_message_id === undefined
      ? undefined
      : await scope.tx.get(tables.messages, message.quoted_message_id)
  const view = await viewWithoutQuote(scope, message, viewer)
  // One level only: a quoted message does not bring along what it quotes.
  if (view.type === 'deleted') return view
  const reminder = viewer === undefined ? undefined : await reminderOf(scope, message.id, viewer)
  return {
    ...view,
    ...(quoted ? { quoted_message: await viewWithoutQuote(scope, quoted, viewer) } : {}),
    ...(reminder ? { reminder: reminderFields(reminder) } : {}),
  }
}

/** Several messages as one person may see them, in the same order. */
export const messagesView = (
  scope: Scope,
  messages: readonly MessageRecord[],
  viewer: string | undefined,
): Promise<readonly WireMessage[]> =>
  Promise.all(messages.map((message) => messageView(scope, message, viewer)))

async function viewWithoutQuote(
  scope: Scope,
  message: MessageRecord,
  viewer: string | undefined,
): Promise<WireMessage> {
  const hiddenAt = message.hidden_for.find((entry) => entry.user_id === viewer)?.at
  const isDeleted = message.deleted_at !== undefined || hiddenAt !== undefined
  return {
    id: message.id,
    cid: message.cid,
    user: await userById(scope, message.user_id),
    created_at: message.created_at,
    // Hiding a message is a newer version of it, for the one who hid it.
    updated_at: hiddenAt !== undefined && hiddenAt > message.updated_at ? hiddenAt : message.updated_at,
    reply_count: message.reply_count,
    deleted_reply_count: message.deleted_reply_count,
    silent: message.silent,
    ...(message.command === undefined ? {} : { command: message.command }),
    shadowed: false,
    restricted_visibility: [],
    ...(message.text_updated_at === undefined ? {} : { message_text_updated_at: message.text_updated_at }),
    ...(message.parent_id === undefined
      ? {}
      : { parent_id: message.parent_id, show_in_channel: message.show_in_channel }),
    ...(message.participant_ids.length === 0
      ? {}
      : { thread_participants: await usersById(scope, message.participant_ids) }),
    ...(isDeleted ? withoutContent : await contentOf(scope, message, viewer)),
    ...(message.deleted_at === undefined ? {} : { deleted_at: message.deleted_at }),
    ...(hiddenAt === undefined ? {} : { deleted_for_me: true, deleted_at: message.deleted_at ?? hiddenAt }),
  }
}

const withoutContent = {
  type: 'deleted',
  text: '',
  html: '',
  attachments: [],
  mentioned_users: [],
  mentioned_channel: false,
  mentioned_here: false,
  pinned: false,
  custom: {},
  ...noReactions,
} as const

async function contentOf(scope: Scope, message: MessageRecord, viewer: string | undefined) {
  return {
    type: message.type,
    text: message.text,
    html: message.html,
    ...(message.mml === undefined ? {} : { mml: message.mml }),
    ...(message.i18n === undefined ? {} : { i18n: message.i18n }),
    attachments: message.attachments,
    mentioned_users: await usersById(scope, message.mentioned_user_ids),
    mentioned_channel: message.mentioned_channel,
    mentioned_here: message.mentioned_here,
    ...(message.mentioned_roles === undefined ? {} : { mentioned_roles: message.mentioned_roles }),
    ...(message.quoted_message_id === undefined ? {} : { quoted_message_id: message.quoted_message_id }),
    ...(await messagePoll(scope, message, viewer)),
    ...(await pinOf(scope, message)),
    custom: message.custom,
    ...(await reactionSummary(scope, message, viewer)),
  }
}

async function pinOf(scope: Scope, message: MessageRecord) {
  if (!isPinned(scope, message) || !message.pin) return { pinned: false }
  const { at, by, expires } = message.pin
  return {
    pinned: true,
    pinned_at: at,
    pinned_by: await userById(scope, by),
    ...(expires === undefined ? {} : { pin_expires: expires }),
  }
}

/** Whether a message is pinned now: an expired pin shows as none even before it is taken off. */
export const isPinned = (scope: Scope, message: MessageRecord): boolean =>
  message.deleted_at === undefined &&
  message.pin !== undefined &&
  (message.pin.expires === undefined || message.pin.expires > stampOf(Math.floor(scope.env.now() * 1000)))
