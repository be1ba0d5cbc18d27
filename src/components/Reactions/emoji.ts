import type { QuickReaction, Strings } from '../../i18n/strings.ts'
import { isolateName } from '../../text/index.ts'

/** The reactions that are offered first. Types are free text on the wire; these are the common names. */
export const quickReactions: readonly QuickReaction[] = ['like', 'love', 'haha', 'wow', 'sad', 'party']

const pictures: Readonly<Record<string, string>> = {
  like: '👍',
  love: '❤️',
  haha: '😂',
  wow: '😮',
  sad: '😢',
  party: '🎉',
}

/** The type of a picture: a thumb from the picker joins those that were one press away. */
export const typeOf = (emoji: string): string =>
  Object.keys(pictures).find((type) => pictures[type] === emoji) ?? emoji

/** What stands for a type in which there is nothing to see. */
const UNSEEN = '\uFFFD'

/**
 * The picture of a reaction type; a type nobody named is shown as it is, for it may be an emoji itself, but it is
 * foreign text and made safe like a name.
 */
export const emojiOf = (type: string): string =>
  Object.hasOwn(pictures, type) ? (pictures[type] as string) : isolateName(type) || UNSEEN

/** What a reaction is called; one that nobody named is called by itself. */
export const reactionName = (strings: Strings, type: string): string =>
  Object.hasOwn(strings.reactionNames, type) ? strings.reactionNames[type as QuickReaction] : type
