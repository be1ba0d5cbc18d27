import type { UserId } from '../model/id.ts'
import type { ChatState } from './chatState.ts'
import { tableValues } from './table.ts'

/** Everybody the chat has heard of. A new list every time: for a moment's question, not to draw from. */
export const selectUserIds = ({ base }: ChatState): readonly UserId[] =>
  [...tableValues(base.users)].map(({ id }) => id)
