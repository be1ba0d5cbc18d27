/** Languages written in the Arabic script. */
const ARABIC_SCRIPT: ReadonlySet<string> = new Set(['ar', 'fa', 'ur', 'ps', 'ckb', 'ug', 'sd'])

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0

/**
 * The language a text is most likely in: that of its author's profile, unless it is written in another script. Latin
 * letters count as English and Arabic ones as Persian where the profile does not help.
 */
export function languageOf(text: string, profile: string): string {
  const [known = ''] = profile.toLowerCase().split(/[-_]/)
  const isArabic = count(text, /\p{Script=Arabic}/gu) > count(text, /\p{Script=Latin}/gu)
  if (known !== '' && ARABIC_SCRIPT.has(known) === isArabic) return known
  return isArabic ? 'fa' : 'en'
}
