import { en } from '../i18n/en.ts'
import type { Strings, StringsFor } from '../i18n/strings.ts'

/*
 * Two languages that nobody speaks. They show what a real translation would break, before there is one.
 */

const PLAIN = 'aceghijlnorsuwyzACEGHIJLNORSUWYZ'
const ACCENTED = 'áçéĝĥíĵĺñóŕšúŵýžÁÇÉĜĤÍĴĹÑÓŔŠÚŴÝŽ'
const accents = new Map(Array.from(PLAIN, (letter, index) => [letter, ACCENTED.charAt(index)]))
/** What a value inside a sentence stands between; it is foreign text and stays as it is. */
const ISOLATE = '\u2068[^\u2069]*\u2069'
/** Translations of short English texts are so much longer. */
const INFLATION = 0.4

function inflate(text: string, values: readonly unknown[] = []): string {
  const foreign = new Set(
    values.filter((value): value is string => typeof value === 'string' && value !== ''),
  )
  const kept = [ISOLATE, ...Array.from(foreign, escape)].join('|')
  const accented = text
    .split(new RegExp(`(${kept})`))
    .map((part) =>
      part.startsWith('\u2068') || foreign.has(part)
        ? part
        : part.replaceAll(/[a-z]/gi, (letter) => accents.get(letter) ?? letter),
    )
    .join('')
  return `⟦${accented}${'·'.repeat(Math.ceil(text.length * INFLATION))}⟧`
}

const escape = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')

type Sentence = (...values: readonly never[]) => string
type Entry = string | Sentence | Readonly<Record<string, string>>

const mapped = (
  strings: Strings,
  text: (name: string, text: string) => string,
  sentence: (name: string, sentence: Sentence) => Sentence,
): Strings =>
  Object.fromEntries(
    (Object.entries(strings) as [string, Entry][]).map(([name, entry]) => [
      name,
      typeof entry === 'string'
        ? text(name, entry)
        : typeof entry === 'function'
          ? sentence(name, entry)
          : Object.fromEntries(
              Object.entries(entry).map(([word, value]) => [word, text(`${name}.${word}`, value)]),
            ),
    ]),
  ) as unknown as Strings

/** English with accents, 40 % longer and in brackets: what is cut off or was never translated is seen at once. */
export const pseudo: StringsFor = (format) =>
  mapped(
    en(format),
    (_name, text) => inflate(text),
    (_name, sentence) =>
      (...values) =>
        inflate(sentence(...values), values),
  )

/** The name of every entry in place of its words, behind the values it was given: shows which one stands where. */
export const keys: StringsFor = (format) =>
  mapped(
    en(format),
    (name) => name,
    (name) =>
      (...values) =>
        [...values.map(String), name].join(' '),
  )
