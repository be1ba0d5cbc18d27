import { findMentions, type MentionRange } from '../model/mention.ts'
import { type Crowd, crowdName } from '../model/crowd.ts'
import type { UserId } from '../model/id.ts'
import type { ChatState } from '../state/chatState.ts'
import { selectUser } from '../state/selectors.ts'

/** What of a message is its text and whom it names. */
export interface Wording {
  readonly text: string
  readonly mentions: readonly UserId[]
  readonly crowds?: readonly Crowd[]
}

/** How somebody is named in a text: in one line, without what ends it. */
export const mentionName = (name: string, id: UserId): string =>
  name.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim() || id

/** Where a message that was written before names people, so that its draft keeps them (CO-10). */
export const mentionsOfMessage = (
  state: ChatState,
  { text, mentions, crowds = [] }: Wording,
): readonly MentionRange[] =>
  findMentions(text, [
    ...mentions.map((userId) => ({
      userId,
      name: mentionName(selectUser(state, userId)?.name ?? '', userId),
    })),
    ...crowds.map((crowd) => ({ crowd, name: crowdName(crowd) })),
  ])

/** The draft in which a message is written again. */
export const draftOfMessage = (
  state: ChatState,
  message: Wording,
): { readonly text: string; readonly mentions: readonly MentionRange[]; readonly command: null } => ({
  text: message.text,
  mentions: mentionsOfMessage(state, message),
  command: null,
})
