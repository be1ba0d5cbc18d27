const CODE = /```[^]*?```|`[^`\n]*`/g
const ADDRESS = /https?:\/\/[^\s<>"'`]+/i
/** Signs after an address that belong to the sentence around it. */
const SENTENCE_END = /[.,;:!?)\]}»…،؛؟*_~]+$/u

/** Finds the link of a text that gets a preview: the first web address in it that is no code; `null` where none is. */
export function firstLink(text: string): string | null {
  if (!text.includes('://')) return null
  const [found = ''] = ADDRESS.exec(text.replace(CODE, ' ')) ?? []
  const link = found.replace(SENTENCE_END, '')
  return URL.canParse(link) ? link : null
}
