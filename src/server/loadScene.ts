import { loadMessages } from './loadMessages.ts'
import type { Scene, SceneChannel, SceneUser } from './scene.ts'
import type { Scope } from './scope.ts'
import { justBefore } from './stamp.ts'
import type { MemberRecord, MessageRecord, UserRecord } from './store/records.ts'
import { inChannel, isCounted, tables } from './store/tables.ts'
import { putUser } from './users/saveUser.ts'
import { findUser } from './users/userView.ts'

/**
 * Writes a scene into the store. People and channels that are there already stay as they are, so a server that
 * remembers can be started with the same scene again. Nobody is told: it was always so.
 */
export async function loadScene(scope: Scope, scene: Scene): Promise<void> {
  const named = new Set(scene.users.map((user) => user.id))
  const others = [...new Set(scene.channels.flatMap((channel) => channel.members))].filter(
    (id) => !named.has(id),
  )
  for (const user of [...scene.users, ...others.map((id) => ({ id }))]) {
    if (!(await findUser(scope, user.id))) await putUser(scope, userOf(user, scope.clock.next()))
  }
  for (const channel of scene.channels) await loadChannel(scope, channel)
}

const userOf = (user: SceneUser, now: string): UserRecord => ({
  id: user.id,
  ...(user.name === undefined ? {} : { name: user.name }),
  ...(user.image === undefined ? {} : { image: user.image }),
  role: user.role ?? 'user',
  language: user.language ?? '',
  invisible: false,
  teams: [],
  created_at: now,
  updated_at: now,
  custom: user.custom ?? {},
})

async function loadChannel(scope: Scope, scene: SceneChannel): Promise<void> {
  const cid = `${scene.type}:${scene.id}`
  if (await scope.tx.get(tables.channels, cid)) return
  const messages = await loadMessages(scope, cid, scene)
  const inList = messages.filter(inChannel)
  const start = messages[0] ? justBefore(messages[0].created_at) : scope.clock.next()
  for (const id of new Set(scene.members)) {
    const mark = markOf(inList, id, scene.unread?.[id] ?? 0)
    const member: MemberRecord = {
      cid,
      user_id: id,
      channel_role: scene.moderators?.includes(id) ? 'channel_moderator' : 'channel_member',
      last_read: mark?.created_at ?? start,
      ...(mark ? { last_read_message_id: mark.id } : {}),
      created_at: start,
      updated_at: start,
      custom: {},
    }
    await scope.tx.put(tables.members, member)
  }
  const newest = inList.at(-1)
  await scope.tx.put(tables.channels, {
    cid,
    type: scene.type,
    id: scene.id,
    created_by_id: scene.members[0] ?? 'nobody',
    frozen: scene.frozen ?? false,
    disabled: false,
    cooldown: 0,
    overrides: {},
    member_count: new Set(scene.members).size,
    message_count: messages.filter((message) => message.deleted_at === undefined).length,
    ...(newest ? { last_message_at: newest.created_at } : {}),
    created_at: start,
    updated_at: start,
    custom: {
      ...scene.custom,
      ...(scene.name === undefined ? {} : { name: scene.name }),
      ...(scene.image === undefined ? {} : { image: scene.image }),
    },
  })
}

/** The newest message somebody has read when so many newer ones of others are left. */
function markOf(
  messages: readonly MessageRecord[],
  userId: string,
  unread: number,
): MessageRecord | undefined {
  let left = unread
  let place = messages.length
  while (left > 0 && place > 0) {
    place -= 1
    const message = messages[place]
    if (message && isCounted(message) && message.user_id !== userId) left -= 1
  }
  return messages[place - 1]
}
