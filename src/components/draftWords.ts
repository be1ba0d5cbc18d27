import type { Strings } from '../i18n/strings.ts'
import { previewText } from '../text/index.ts'

/** What I began to write: its words, else how many files wait to be sent; '' when nothing does. @param max graphemes */
export const draftWords = (
  { draft, draftFiles }: { readonly draft: string; readonly draftFiles: number },
  strings: Strings,
  max: number,
): string => previewText(draft, { max }) || (draftFiles > 0 ? strings.uploadCount(draftFiles) : '')
