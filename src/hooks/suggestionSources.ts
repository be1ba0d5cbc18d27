import type { Chat } from '../engine/chat.ts'
import { type Crowd, crowdName } from '../model/crowd.ts'
import { channelOf, type ConversationId, type MessageKey, type UserId } from '../model/id.ts'
import type { ChatState } from '../state/chatState.ts'
import { selectCrowds } from '../state/crowds.ts'
import { selectRows } from '../state/rows.ts'
import { selectChannelInfo, type selectMembers, selectMessage, selectUser } from '../state/selectors.ts'
import { selectUserIds } from '../state/selectUserIds.ts'
import { mentionName } from './draftOfMessage.ts'
import { matchCommands, matchCrowds, matchPeople, MOST_SUGGESTIONS } from './matchSuggestions.ts'
import type { Trigger } from './suggestionToken.ts'

/** One thing that can take the place of what is being written. */
export interface Suggestion {
  /** Not the same as another's of its list. */
  readonly id: string
  /** What it is called in the list. Foreign text. */
  readonly label: string
  /** What else there is to say of it. Foreign text; @default nothing */
  readonly detail?: string
  /** A sign or an emoji before its name. @default none */
  readonly symbol?: string
  /** What takes the token's place; a space follows it. */
  readonly text: string
  /** Whom the text names. */
  readonly userId?: UserId
  /** Whom it names several at once. */
  readonly crowd?: Crowd
  /** A command that takes something: it stands before the text as a chip, in place of the token. */
  readonly command?: string
}

/** A kind of suggestions: what begins it, and where its suggestions come from. */
export interface SuggestionSource extends Trigger {
  /** Up to eight, the best first; what comes late is shown if it is still asked for. */
  readonly find: (query: string) => readonly Suggestion[] | Promise<readonly Suggestion[]>
  /** What a closed name means; `null`: nothing. @default nothing */
  readonly findExact?: (name: string) => Suggestion | null | Promise<Suggestion | null>
}

/** How far back one looks for who has written lately. */
const LATELY = 100

type Members = ReturnType<typeof selectMembers>

interface Candidate {
  readonly userId: UserId
  readonly name: string
}

/** Those who wrote lately, the last one first. */
function authorsOf(state: ChatState, id: ConversationId): readonly UserId[] {
  const authors = selectRows(state, id)
    .slice(-LATELY)
    .toReversed()
    .flatMap((row) => selectMessage(state, channelOf(id), row as MessageKey)?.authorId ?? [])
  return [...new Set(authors)]
}

/**
 * Whom a message here can name: people, and after them those who are named several at once. Who is not here comes last
 * of the people; I am not among them, nor is who is gone.
 */
export function findPeople(
  state: ChatState,
  id: ConversationId,
  held: Members,
  query: string,
): readonly Suggestion[] {
  const candidate = (userId: UserId): Candidate | [] => {
    const user = selectUser(state, userId)
    const isOut = userId === state.base.selfId || user?.isDeleted
    return isOut ? [] : { userId, name: mentionName(user?.name ?? '', userId) }
  }
  const members = new Set([...held].flatMap(([userId, member]) => (member.value ? userId : [])))
  const authors = authorsOf(state, id).filter((userId) => members.has(userId))
  const here = [...new Set([...authors, ...members])]
  const strangers = selectUserIds(state).filter((userId) => !members.has(userId))
  const found = matchPeople(query, here.flatMap(candidate), strangers.flatMap(candidate))
  const crowds = matchCrowds(query, selectCrowds(state, channelOf(id))).map((crowd): Suggestion => {
    const text = `@${crowdName(crowd)}`
    return { id: `@${crowd}`, label: text, symbol: '@', text, crowd }
  })
  const people = found.map(({ userId, name }): Suggestion => {
    const isShared = found.some((other) => other.userId !== userId && other.name === name)
    return { id: userId, label: name, text: `@${name}`, userId, ...(isShared ? { detail: userId } : {}) }
  })
  // However many people there are, there is room for a word for all of them.
  return [...people.slice(0, Math.max(1, MOST_SUGGESTIONS - crowds.length)), ...crowds].slice(
    0,
    MOST_SUGGESTIONS,
  )
}

/** What a text that begins with `/` can ask the server for. */
export const findCommands = (state: ChatState, id: ConversationId, query: string): readonly Suggestion[] =>
  matchCommands(query, selectChannelInfo(state, channelOf(id))?.commands ?? []).map(
    ({ name, description, args }) => ({
      id: name,
      label: `/${name}${args === '' ? '' : ` ${args}`}`,
      detail: description,
      text: `/${name}`,
      ...(args === '' ? {} : { command: name }),
    }),
  )

/** The finders of the kinds that the chat itself knows. */
export const ownFinders = (
  chat: Chat,
  id: ConversationId,
  members: Members,
): { readonly [kind: string]: SuggestionSource['find'] | undefined } => ({
  person: (query) => findPeople(chat.store.getState(), id, members, query),
  command: (query) => findCommands(chat.store.getState(), id, query),
})
