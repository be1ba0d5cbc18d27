import type { ChannelCommand } from '../model/channel.ts'
import { type Crowd, crowdName } from '../model/crowd.ts'
import type { UserId } from '../model/id.ts'

/** More than this nobody reads before typing on (CO-2). */
export const MOST_SUGGESTIONS = 8

/**
 * Without what people write in different ways (CO-2): capitals, accents, Arabic letters for Persian ones, half-spaces,
 * and full-width letters.
 */
export const simpleText = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}\u0640]/gu, '')
    .toLowerCase()
    .replaceAll(/[يى]/g, 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll(/\s+/g, ' ')

/** How well a name fits: 0 its beginning, 1 that of a later word in it; `null` not at all. */
function rankOf(name: string, asked: string): number | null {
  if (name.startsWith(asked)) return 0
  // Who has written a space goes through a name from its beginning.
  return !asked.includes(' ') && name.split(/[\s.'’()_-]+/).some((word) => word.startsWith(asked)) ? 1 : null
}

/** Those that fit, the best first; among equals the order stays. */
function ranked<Item>(
  items: readonly Item[],
  query: string,
  namesOf: (item: Item) => readonly string[],
): readonly Item[] {
  const asked = simpleText(query)
  return items
    .flatMap((item) => {
      const ranks = namesOf(item).flatMap((name) => rankOf(simpleText(name), asked) ?? [])
      return ranks.length === 0 ? [] : { item, rank: Math.min(...ranks) }
    })
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST_SUGGESTIONS)
    .map(({ item }) => item)
}

/**
 * The people who may be meant, in the order in which they were given where they fit alike.
 * @param strangers those who are not here, who are only offered to somebody who asks for more than all
 */
export function matchPeople<Person extends { readonly userId: UserId; readonly name: string }>(
  query: string,
  members: readonly Person[],
  strangers: readonly Person[] = [],
): readonly Person[] {
  const namesOf = ({ name, userId }: Person): readonly string[] => [name, userId]
  const here = ranked(members, query, namesOf)
  const more = query === '' ? [] : ranked(strangers, query, namesOf)
  return [...here, ...more].slice(0, MOST_SUGGESTIONS)
}

/** What everybody is called in other chats, so that one finds them here. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = { channel: ['all', 'everybody', 'everyone'] }

/** Those who are named several at once and may be meant. */
export const matchCrowds = (query: string, crowds: readonly Crowd[]): readonly Crowd[] =>
  ranked(crowds, query, (crowd) => [crowdName(crowd), ...(OTHER_NAMES[crowd] ?? [])])

/** The commands whose name begins so. */
export const matchCommands = (
  query: string,
  commands: readonly ChannelCommand[],
): readonly ChannelCommand[] => ranked(commands, query, ({ name }) => [name])
