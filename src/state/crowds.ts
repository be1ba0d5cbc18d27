import type { ChannelCapability } from '../model/channel.ts'
import type { Crowd } from '../model/crowd.ts'
import type { ChannelId, UserId } from '../model/id.ts'
import type { ChatState } from './chatState.ts'
import { selectCan, selectChannelInfo, selectMembers, selectUser } from './selectors.ts'

/** Two people need no word for both. */
const FEWEST = 3

const rightTo = (crowd: Crowd): ChannelCapability =>
  crowd === 'channel' ? 'notify-channel' : crowd === 'here' ? 'notify-here' : 'notify-role'

/** Whether a message of mine in a channel may name them. */
export const selectMayCall = (state: ChatState, id: ChannelId, crowd: Crowd): boolean =>
  selectCan(state, id, rightTo(crowd))

/** By what roles somebody is called in a channel: the one they have there, and their own. */
const rolesOf = (state: ChatState, id: ChannelId, userId: UserId): ReadonlySet<string> =>
  new Set([
    selectMembers(state, id).get(userId)?.value?.roleName ?? '',
    selectUser(state, userId)?.role ?? '',
  ])

/** Whom I may name at once in a channel; a role that most have is no word for some. */
export function selectCrowds(state: ChatState, id: ChannelId): readonly Crowd[] {
  const count = selectChannelInfo(state, id)?.memberCount ?? 0
  if (count < FEWEST) return []
  const held = new Map<string, UserId[]>()
  for (const [userId, { value }] of selectMembers(state, id))
    for (const role of value ? rolesOf(state, id, userId) : [])
      held.set(role, [...(held.get(role) ?? []), userId])
  const roles = [...held].flatMap(([role, people]): readonly Crowd[] => {
    const isSome = people.length * 2 <= count && people.some((userId) => userId !== state.base.selfId)
    return role !== '' && isSome ? [`role:${role}`] : []
  })
  return (['channel', 'here', ...roles.toSorted()] as const).filter((crowd) =>
    selectMayCall(state, id, crowd),
  )
}

/** Whether I am one of those; who was there when something was said is not kept, so everybody is. */
export function selectIsOfCrowd(state: ChatState, id: ChannelId, crowd: Crowd): boolean {
  const { selfId } = state.base
  if (!crowd.startsWith('role:')) return true
  return selfId !== null && rolesOf(state, id, selfId).has(crowd.slice('role:'.length))
}

/** Whether a message in a channel names me, alone or with others. */
export const selectNamesMe = (
  state: ChatState,
  id: ChannelId,
  { mentions, crowds }: { readonly mentions: readonly UserId[]; readonly crowds?: readonly Crowd[] },
): boolean =>
  (state.base.selfId !== null && mentions.includes(state.base.selfId)) ||
  (crowds?.some((crowd) => selectIsOfCrowd(state, id, crowd)) ?? false)
