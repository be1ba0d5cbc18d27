import {
  type MessageKey,
  messageId,
  messageKey,
  NO_VERSION,
  type Order,
  order,
  type UserId,
  type Version,
} from '../../../src/model/id.ts'
import type { MessageContent, MessageRecord } from '../../../src/model/message.ts'
import type { OwnReactions, ReactionGroup } from '../../../src/model/reaction.ts'
import { CHANNEL, ME, ROOT } from './channel.ts'
import { at, later, placeOf, stamp } from './stamp.ts'

/** A message as the model server keeps it. Numbers are moments. */
export interface Stored {
  readonly key: MessageKey
  readonly author: UserId
  readonly created: number
  readonly silent: boolean
  /** Shown in the channel's own list; false for a reply that stays in its thread. */
  readonly listed: boolean
  text: string
  updated: number
  /** 0 while it is not. */
  deleted: number
  /** Type → who → since when. A type stays when nobody is left in it, so that it keeps its place. */
  readonly reactions: Map<string, Map<UserId, number>>
}

export const store = (
  name: string,
  author: UserId,
  created: number,
  { silent = false, listed = true } = {},
): Stored => ({
  key: messageKey(name),
  author,
  created,
  silent,
  listed,
  text: `said at ${created}`,
  updated: created,
  deleted: 0,
  reactions: new Map(),
})

export const orderOf = ({ created, key }: Stored): Order => placeOf(created, key)

const contentOf = (message: Stored): MessageContent => ({
  kind: message.deleted > 0 ? 'deleted' : 'text',
  text: message.deleted > 0 ? '' : message.text,
  authorId: message.author,
  createdAt: message.created,
  editedAt: message.updated > message.created ? message.updated : null,
  deletedAt: message.deleted > 0 ? message.deleted : null,
  quote: null,
  parent: message.listed ? null : ROOT,
  attachments: [],
  mentions: [],
  replyCount: 0,
  pinned: false,
  silent: message.silent,
  custom: {},
})

const groupsOf = (message: Stored): readonly ReactionGroup[] =>
  [...message.reactions].map(([type, people], index) => ({
    type,
    count: people.size,
    firstAt: order(`${stamp(message.created)}#${index}`),
    people: [...people.keys()].toReversed(),
  }))

const ownOf = (message: Stored): readonly string[] =>
  [...message.reactions]
    .filter(([, people]) => people.has(ME))
    .map(([type]) => type)
    .toSorted()

/** The newest moment that a telling of the message shows. */
export const newestMoment = ({ updated, deleted, reactions }: Stored): number =>
  Math.max(updated, deleted, ...[...reactions.values()].flatMap((people) => [...people.values()]))

export const NOT_MINE: OwnReactions = { version: NO_VERSION, types: [], since: [] }

/**
 * A record as an adapter makes it: content is as old as the message's own stamp, tallies are as old as the telling.
 * @param told the frame's moment, or what was the newest moment seen before a page was asked for
 */
export const recordOf = (message: Stored, told: Version, isAddressed: boolean): MessageRecord => {
  const tallied = later(at(message.updated), told)
  return {
    key: message.key,
    id: messageId(message.key),
    channelId: CHANNEL,
    order: orderOf(message),
    inTimeline: message.listed,
    content: { version: at(message.updated), value: contentOf(message) },
    reactions: { version: tallied, value: groupsOf(message) },
    ownReactions: isAddressed ? { version: tallied, types: ownOf(message), since: [] } : NOT_MINE,
  }
}
