const CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g
/** What can end a paragraph, and with it every isolate: line ends and other control characters. */
const PARAGRAPH_ENDS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu

/**
 * Makes foreign text (a name, a message, a time) safe inside a sentence: it keeps its own direction and cannot change
 * that of the words around it. For attributes and spoken text; in markup, `<bdi>` does the same.
 */
export const isolate = (value: string): string =>
  `\u2068${value.replace(CONTROLS, '').replace(PARAGRAPH_ENDS, ' ')}\u2069`
