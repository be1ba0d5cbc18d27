import { createLocale } from '../src/components/Chat/LocaleContext.ts'
import { createFormatter } from '../src/i18n/format.ts'
import { en } from '../src/i18n/en.ts'
import type { Strings } from '../src/i18n/strings.ts'
import { rootProps } from './StoryRoot.tsx'

/** The part of a story's context that says how it is drawn. */
type Context = Parameters<typeof rootProps>[0]

/** The words on a story's screen, in whatever language it is shown: a play that looks for them holds in all of them. */
export function wordsOf(context: Context): Strings {
  const { locale = 'en', strings = en, timeZone, calendar, numberingSystem } = rootProps(context)
  return createLocale(strings, createFormatter({ locale, timeZone, calendar, numberingSystem })).strings
}

/** The English catalogue, for pages that are written in English. */
export const englishWords: Strings = createLocale(en, createFormatter({ locale: 'en' })).strings

/** The words as they stand on the page, where what keeps foreign text apart cannot be seen. */
export const plain = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, '')

/** How the button is called with which so many people reacted, me among them or not. */
export function chipName(
  context: Context,
  [emoji, type]: readonly [emoji: string, type: keyof Strings['reactionNames']],
  count: number,
  isOwn: boolean,
): string {
  const { reaction, reactionNames } = wordsOf(context)
  return reaction(emoji, count, reactionNames[type], isOwn)
}
