/*
 * Writes what the emoji picker knows, src/components/EmojiPicker/data: which emoji there are, in whose order, and what
 * they are called. The names come from the Unicode CLDR, 155 MB of every language there is, so it is not installed with
 * the rest:
 *
 *   npm install --no-save cldr-annotations-full@48.2.0 cldr-annotations-derived-full@48.2.0
 *   node scripts/emoji.mjs
 */
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Newer ones are boxes on phones of a few years ago. */
const NEWEST_VERSION = 15

/** Our word for each group, in the order of the picker. */
const categories = {
  smileys_emotion: 'smileys',
  people_body: 'people',
  animals_nature: 'animals',
  food_drink: 'food',
  travel_places: 'travel',
  activities: 'activities',
  objects: 'objects',
  symbols: 'symbols',
  flags: 'flags',
}

/**
 * @typedef {{ emoji: string, emoji_version: string, skin_tone_support: boolean }} Emoji
 * @type {{ slug: keyof typeof categories, emojis: Emoji[] }[]}
 */
const told = require('unicode-emoji-json/data-by-group.json')
const groups = told.map(({ slug, emojis }) => ({
  category: categories[slug],
  emojis: emojis.filter((each) => Number(each.emoji_version) <= NEWEST_VERSION),
}))

/** Names and keywords of every emoji in one language, a line each, in the order of the list. @param {string} language */
function linesOf(language) {
  const path = `${language}/annotations.json`
  /** @type {Record<string, { tts?: string[], default?: string[] }>} */
  const known = {
    ...require(`cldr-annotations-derived-full/annotationsDerived/${path}`).annotationsDerived.annotations,
    ...require(`cldr-annotations-full/annotations/${path}`).annotations.annotations,
  }
  return groups.flatMap(({ emojis }) =>
    emojis.map(({ emoji }) => {
      const found = known[emoji] ?? known[emoji.replaceAll('\uFE0F', '')]
      if (!found?.tts?.[0]) throw new Error(`${emoji} has no name in ${language}.`)
      const [name] = found.tts
      return [...new Set([name, ...(found.default ?? [])])].join('|')
    }),
  )
}

const from = 'Written by scripts/emoji.mjs.'
const licence =
  'Names: Unicode CLDR 48, © 1991-2026 Unicode, Inc., Unicode License v3, https://www.unicode.org/license.txt'
const target = new URL('../src/components/EmojiPicker/data/', import.meta.url)

await writeFile(
  new URL('list.ts', target),
  `/** Which emoji there are, in the order of the Unicode Consortium; a star says that it can have the colour of a skin. ${from} */
export const list = {
${groups
  .map(({ category, emojis }) => {
    const each = emojis.map(({ emoji, skin_tone_support: hasTones }) => emoji + (hasTones ? '*' : ''))
    return `  ${category}:\n    '${each.join(' ')}',`
  })
  .join('\n')}
} as const
`,
)
for (const language of ['en', 'fa']) {
  const lines = linesOf(language).join('\n')
  if (/[`\\]|\$\{/.test(lines)) throw new Error(`The names in ${language} cannot stand in a template.`)
  await writeFile(
    new URL(`${language}.ts`, target),
    `/*! ${licence} */

/** What every emoji of the list is called, a line each, and by what else it is found. ${from} */
export const names = \`${lines}\`
`,
  )
}
