const ISOLATES = /[\u2066-\u2069]/g

/** A text as one reads or hears it: without the characters that only keep its parts' directions apart. */
export const plain = (text: string | null | undefined): string => (text ?? '').replace(ISOLATES, '')

/** Matches an accessible name by what is heard of it. */
export const spoken =
  (pattern: RegExp | string) =>
  (name: string): boolean =>
    typeof pattern === 'string' ? plain(name) === pattern : pattern.test(plain(name))
