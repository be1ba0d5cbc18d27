/** What “Long” always means (SB-1): each of these breaks something in careless interfaces. */
export const longTexts = {
  /** Eighty letters and no place to break the line. */
  word: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  /** Ten thousand characters. */
  pages: 'The minutes of the whole day, as asked for. '.repeat(228).slice(0, 9_999).concat('.'),
  /** Persian, English, two kinds of digits and brackets in one sentence. */
  mixed: 'نسخهٔ 4.2 (build 1807) از ساعت ۱۸:۳۰ روی [staging] است؛ 99% تست‌ها سبز شد، ۳ تا نه!',
  /** Seven code points that are one letter to a reader. */
  family: '👩‍👩‍👧‍👦',
  /** A name that begins with a digit. */
  digits: '7 things (and ۳ more)',
  /** What follows would run backwards if it were not neutralised. */
  override: 'invoice_\u202Efdp.exe is no picture.',
} as const
