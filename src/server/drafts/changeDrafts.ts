import { openChannel } from '../channels/channelAccess.ts'
import { channelView } from '../channels/channelView.ts'
import { badInput, notAllowed, notFound } from '../failure.ts'
import { me, type AnyCall, type Handler } from '../http/call.ts'
import { readContent } from '../messages/messageContent.ts'
import { readParent, readQuoted } from '../messages/sendMessage.ts'
import type { DraftRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { draftKey, draftView } from './draftView.ts'
import { endDraft, tellDraft } from './endDraft.ts'

/** No text that any channel could take is refused: who is too long for this one shortens it later. */
const LONGEST = 20_000

/** Keeps what the caller is writing in a channel or thread, in place of what was kept before. */
export const createDraft: Handler<'createDraft'> = async (call) => {
  if (call.actor.isServer) throw notAllowed('write drafts with a server token')
  const userId = me(call.actor)
  const access = await openChannel(call, call.actor, `${call.path.type}:${call.path.id}`)
  const from = call.body.object('message')
  if (from.has('poll_id')) throw badInput('message.poll_id', 'cannot be kept in a draft')
  const parent = await readParent(call, access, from)
  const quoted = await readQuoted(call, access, from)
  const type = from.text('type') ?? 'regular'
  if (type !== 'regular' && type !== 'system') throw badInput('message.type', 'must be regular or system')
  const roomy = { ...access, config: { ...access.config, max_message_length: LONGEST } }
  const { text, html, mml, attachments, mentioned_user_ids, custom } = await readContent(
    call,
    call.actor,
    roomy,
    from,
  )
  const draft: DraftRecord = {
    user_id: userId,
    cid: access.channel.cid,
    message: {
      id: from.id('id') ?? `${userId}-${call.env.uuid()}`,
      type,
      text,
      html,
      ...(mml === undefined ? {} : { mml }),
      attachments,
      mentioned_user_ids,
      ...(parent ? { parent_id: parent.id } : {}),
      show_in_channel: parent !== undefined && (from.flag('show_in_channel') ?? false),
      ...(quoted ? { quoted_message_id: quoted.id } : {}),
      silent: from.flag('silent') ?? false,
      custom,
    },
    created_at: call.clock.next(),
  }
  await call.tx.put(tables.drafts, draft)
  tellDraft(call, 'draft.updated', draft)
  return answer(call, draft)
}

/** The caller's draft in a channel, or in one of its threads. */
export const getDraft: Handler<'getDraft'> = async (call) => answer(call, await ownDraft(call, call.path))

/** Throws the caller's draft away. */
export const deleteDraft: Handler<'deleteDraft'> = async (call) => {
  await endDraft(call, await ownDraft(call, call.path))
  return {}
}

/** @throws Failure 16 when there is none, 16 or 17 when the channel cannot be read */
async function ownDraft(
  call: AnyCall,
  { type, id }: { readonly type: string; readonly id: string },
): Promise<DraftRecord> {
  const userId = me(call.actor)
  const { channel } = await openChannel(call, call.actor, `${type}:${id}`)
  const parentId = call.query.id('parent_id')
  const draft = await call.tx.get(tables.drafts, draftKey(userId, channel.cid, parentId))
  if (!draft) throw notFound(`Your draft in ${parentId === undefined ? channel.cid : `thread ${parentId}`}`)
  return draft
}

async function answer(call: AnyCall, draft: DraftRecord) {
  const channel = await call.tx.get(tables.channels, draft.cid)
  return {
    draft: {
      ...(await draftView(call, draft)),
      ...(channel ? { channel: await channelView(call, channel) } : {}),
    },
  }
}
