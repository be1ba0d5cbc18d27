export { emojiOf, quickReactions, reactionName } from './emoji.ts'
export { Reactions, type ReactionsProps } from './Reactions.tsx'
export { useToggleReaction } from './useToggleReaction.ts'
