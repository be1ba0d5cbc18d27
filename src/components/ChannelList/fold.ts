/** What changes how a text looks and not what somebody types for it: marks, joiners and controls of direction. */
const UNTYPED = /[\p{M}\p{Cf}]/gu
/** Letters that Arabic and Persian keyboards have each in their own form. */
const TWINS: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ة: 'ه',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ؤ: 'و',
}

/** A text as it is compared with what is typed: without case, marks and the twins of letters. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(UNTYPED, '')
    .toLowerCase()
    .replace(/[يىكةأإآؤ]/g, (letter) => TWINS[letter] ?? letter)
    .trimStart()
