import { demand, openMessage, type Access } from '../channels/channelAccess.ts'
import { badInput } from '../failure.ts'
import { fields, type Fields } from '../fields.ts'
import { type AnyCall, type Handler } from '../http/call.ts'
import { showLinkLater } from '../links/showLinkLater.ts'
import { judgeChange } from '../moderation/judgeMessage.ts'
import { reservedOfMessage } from '../reserved.ts'
import type { MessageRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { readContent } from './messageContent.ts'
import { messageView } from './messageView.ts'
import { readPin } from './pinMessage.ts'

/** Replaces what a message says. Pin, quote and place stay unless they are named. */
export const updateMessage: Handler<'updateMessage'> = async (call) => {
  const { message, access } = await openMessage(call, call.actor, call.path.id)
  const from = call.body.object('message')
  const id = from.id('id')
  if (id !== undefined && id !== message.id) throw badInput('message.id', 'must be the id in the path')
  demandEdit(call, access, message)
  return save(call, access, message, from)
}

/** Fields of a message a partial update may name; every other is custom data or fixed. */
const CHANGEABLE: ReadonlySet<string> = new Set([
  'text',
  'html',
  'mml',
  'attachments',
  'mentioned_users',
  'mentioned_channel',
  'mentioned_here',
  'mentioned_roles',
  'pinned',
  'pin_expires',
  'custom',
])

/** Changes single fields of a message. Who may pin but not edit may still change the pin. */
export const updateMessagePartial: Handler<'updateMessagePartial'> = async (call) => {
  const { message, access } = await openMessage(call, call.actor, call.path.id)
  const set = call.body.object('set')
  const unset = call.body.ids('unset', 100) ?? []
  const names = [...Object.keys(set.json), ...unset]
  const fixed = names.find((name) => reservedOfMessage.has(name) && !CHANGEABLE.has(name))
  if (fixed) throw badInput(`set.${fixed}`, 'cannot be changed')
  const onlyPin = names.length > 0 && names.every((name) => name === 'pinned' || name === 'pin_expires')
  if (!onlyPin) demandEdit(call, access, message)
  const kept = Object.entries({ ...message.custom, ...contentOf(message) }).filter(
    ([name]) => !unset.includes(name),
  )
  const pins = Object.fromEntries(unset.filter((name) => name === 'pinned').map((name) => [name, false]))
  const from = fields(
    Object.fromEntries([...kept, ...Object.entries(pins), ...Object.entries(set.json)]),
    'set',
  )
  return save(call, access, message, from)
}

/** What a message says, in the words of a request. */
const contentOf = (message: MessageRecord) => ({
  text: message.text,
  attachments: message.attachments,
  mentioned_users: message.mentioned_user_ids,
  mentioned_channel: message.mentioned_channel,
  mentioned_here: message.mentioned_here,
  mentioned_roles: message.mentioned_roles ?? [],
})

function demandEdit(call: AnyCall, access: Access, message: MessageRecord): void {
  const isOwn = message.user_id === call.actor.userId
  if (isOwn) demand(access, 'update-own-message', 'change messages')
  else demand(access, 'update-any-message', 'change messages of others')
}

async function save(call: AnyCall, access: Access, before: MessageRecord, from: Fields) {
  if (before.deleted_at !== undefined) throw badInput('message', 'was deleted and cannot be changed')
  const pollId = from.id('poll_id')
  if (pollId !== undefined && pollId !== before.poll_id)
    throw badInput('message.poll_id', 'cannot be changed')
  const content = await readContent(call, call.actor, access, from, before)
  const refused = await judgeChange(call, before, content.text)
  if (refused) return refused
  const now = call.clock.next()
  const pin = readPin(call, access, from, now, before.pin)
  const { pin: _pin, mml: _mml, mentioned_roles: _roles, i18n, html, ...rest } = before
  const isSameText = content.text === before.text
  const message: MessageRecord = {
    ...rest,
    // What a server made of the text holds as long as the text does.
    ...(isSameText && before.mml !== undefined ? { mml: before.mml } : {}),
    ...(isSameText && i18n ? { i18n } : {}),
    ...content,
    html: content.html === '' && isSameText ? html : content.html,
    ...(pin ? { pin } : {}),
    ...(isSameText ? {} : { text_updated_at: now }),
    updated_at: now,
  }
  await call.tx.put(tables.messages, message)
  call.happened({
    type: 'message.updated',
    to: 'channel',
    cid: message.cid,
    message_id: message.id,
    ...(call.actor.userId === undefined ? {} : { actor_id: call.actor.userId }),
  })
  if (!isSameText && !call.body.flag('skip_enrich_url')) showLinkLater(call, access, message)
  return { message: await messageView(call, message, call.actor.userId) }
}
