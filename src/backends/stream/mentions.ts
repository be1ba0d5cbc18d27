import type { Crowd } from '../../model/crowd.ts'
import type { UserId } from '../../model/id.ts'
import { asFlag, asList, asOptionalText, type Json } from '../../wire/decode.ts'
import type { WireMessageRequest } from '../../wire/stream/message.ts'

/** The server refuses a message that names more, and the text is worth more than the last names. */
const MOST_PEOPLE = 25
const MOST_ROLES = 10

type WireMentions = Pick<
  WireMessageRequest,
  'mentioned_users' | 'mentioned_channel' | 'mentioned_here' | 'mentioned_roles'
>

const rolesIn = (crowds: readonly Crowd[]): readonly string[] =>
  crowds
    .flatMap((crowd) => (crowd.startsWith('role:') ? crowd.slice('role:'.length) : []))
    .slice(0, MOST_ROLES)

/** Whom a new message names; what it does not name is left out. */
export function newMentions(mentions: readonly UserId[], crowds: readonly Crowd[] = []): WireMentions {
  const roles = rolesIn(crowds)
  return {
    ...(mentions.length > 0 ? { mentioned_users: mentions.slice(0, MOST_PEOPLE) } : {}),
    ...(crowds.includes('channel') ? { mentioned_channel: true } : {}),
    ...(crowds.includes('here') ? { mentioned_here: true } : {}),
    ...(roles.length > 0 ? { mentioned_roles: roles } : {}),
  }
}

/** Whom a changed message names from now on; of what is absent nothing is said. */
export const changedMentions = (
  mentions: readonly UserId[] | undefined,
  crowds: readonly Crowd[] | undefined,
): WireMentions => ({
  ...(mentions ? { mentioned_users: mentions.slice(0, MOST_PEOPLE) } : {}),
  ...(crowds
    ? {
        mentioned_channel: crowds.includes('channel'),
        mentioned_here: crowds.includes('here'),
        mentioned_roles: rolesIn(crowds),
      }
    : {}),
})

/** Whom a message names several at once; absent: nobody. */
export function crowdsOf(message: Json): { readonly crowds?: readonly Crowd[] } {
  const roles = asList(message['mentioned_roles']).flatMap((role) => asOptionalText(role) ?? [])
  const crowds: readonly Crowd[] = [
    ...(asFlag(message['mentioned_channel']) ? (['channel'] as const) : []),
    ...(asFlag(message['mentioned_here']) ? (['here'] as const) : []),
    ...roles.map((role) => `role:${role}` as const),
  ]
  return crowds.length > 0 ? { crowds } : {}
}
