/**
 * Gives foreign text one kind of line break and no control characters, so that it reads the same from a
 * server's markup as from a browser's DOM. Half surrogate pairs become U+FFFD. Nothing that can be seen is
 * lost.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\x85\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
}
