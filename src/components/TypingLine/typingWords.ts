import type { Strings } from '../../i18n/strings.ts'
import { isolateName } from '../../text/index.ts'

/** "Ann is typing", "Ann and Reza are typing", "Several people are typing". */
export function typingWords(strings: Strings, names: readonly string[]): string {
  const [first = '', second] = names.slice(0, 2).map((name) => isolateName(name) || strings.userUnnamed)
  if (names.length > 2) return strings.typingSeveral
  return second === undefined ? strings.typingOne(first) : strings.typingTwo(first, second)
}
