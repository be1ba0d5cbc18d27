import type { ChatEvent } from '../../model/event.ts'
import { NO_VERSION, type UserId, userId } from '../../model/id.ts'
import type { MessageRecord } from '../../model/message.ts'
import { asList, asObject, asOptionalText, type Json } from '../../wire/decode.ts'
import { messageOf } from './normalizeMessage.ts'
import { usersIn } from './normalizeUser.ts'
import type { Source } from './source.ts'

/** The few people whom a message names with its reactions, each once. */
export function reactorsIn(message: Json): readonly unknown[] {
  const groups = Object.values(asObject(message['reaction_groups'])).map(asObject)
  const told = [
    ...groups.flatMap((group) => asList(group['latest_reactions_by'])),
    ...asList(message['latest_reactions']),
  ].map((entry) => asObject(entry)['user'])
  return [...new Map(told.map((user) => [asObject(user)['id'], user])).values()]
}

/** The types under which the summaries of a message name somebody. */
const typesOf = (id: UserId, { reactions }: MessageRecord): readonly string[] =>
  reactions.value.filter(({ people }) => people.includes(id)).map(({ type }) => type)

/**
 * My own reactions are kept by comparing who reacted with me; the list in a broadcast is nobody's (I17). An update is
 * either this reaction in the place of all my others, or the same one again: those I am still named under stay.
 */
export function reacted(frame: Json, source: Source, selfId: UserId | null): readonly ChatEvent[] {
  const message = messageOf(frame['message'], source)
  const reaction = asObject(frame['reaction'])
  const by = asOptionalText(reaction['user_id']) ?? asOptionalText(asObject(reaction['user'])['id'])
  const type = asOptionalText(reaction['type'])
  if (!message) return []
  const { at } = source
  const isMine = by !== undefined && by === selfId && type !== undefined
  const ownReactions = !isMine
    ? message.ownReactions
    : frame['type'] === 'reaction.updated'
      ? { version: at, types: [...new Set([type, ...typesOf(userId(by), message)])].toSorted(), since: [] }
      : {
          version: NO_VERSION,
          types: [],
          since: [{ type, on: frame['type'] === 'reaction.new', version: at }],
        }
  return [
    ...usersIn(
      frame['user'],
      reaction['user'],
      asObject(frame['message'])['user'],
      ...reactorsIn(asObject(frame['message'])),
    ),
    { type: 'message.put', message: { ...message, ownReactions } },
  ]
}
