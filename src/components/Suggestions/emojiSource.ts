import type { Suggestion, SuggestionSource } from '../../hooks/suggestionSources.ts'
import { emojiTrigger } from '../../hooks/suggestionToken.ts'
import type { Emoji } from '../EmojiPicker/readEmoji.ts'

/** As many as a list shows. */
const MOST = 8

type Search = (query: string) => readonly Emoji[]

const languages = {
  en: () => import('../EmojiPicker/data/en.ts'),
  fa: () => import('../EmojiPicker/data/fa.ts'),
}
type Language = keyof typeof languages

async function load(language: Language): Promise<Search> {
  const [{ names }, { readEmoji }, { createEmojiSearch }] = await Promise.all([
    languages[language](),
    import('../EmojiPicker/readEmoji.ts'),
    import('../EmojiPicker/searchEmoji.ts'),
  ])
  return createEmojiSearch(readEmoji(names))
}

const suggestionOf = ({ emoji, name }: Emoji): Suggestion => ({
  id: emoji,
  label: name,
  symbol: emoji,
  text: emoji,
})

const wordsOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * Emoji by name, after `:`. What is asked for in Latin letters is looked for among the English names everywhere. The
 * names are loaded with the first question.
 */
export function createEmojiSource(language: Language): SuggestionSource {
  const searches = new Map<Language, Search>()
  const searchFor = (query: string): Search | Promise<Search> => {
    const known = /[a-z]/i.test(query) ? 'en' : language
    return (
      searches.get(known) ??
      load(known).then((search) => {
        searches.set(known, search)
        return search
      })
    )
  }
  const listed = (search: Search, query: string): readonly Suggestion[] =>
    search(query).slice(0, MOST).map(suggestionOf)
  return {
    ...emojiTrigger,
    find(query) {
      const search = searchFor(query)
      return search instanceof Promise
        ? search.then((loaded) => listed(loaded, query))
        : listed(search, query)
    },
    async findExact(name) {
      const search = await searchFor(name)
      const found = search(name).find((each) => wordsOf(each.name) === wordsOf(name))
      return found ? suggestionOf(found) : null
    },
  }
}
