import type { Scope } from '../scope.ts'
import { findUser } from '../users/userView.ts'

const DAY = 86_400

/** What commands say to people. */
export interface CommandWords {
  readonly send: string
  readonly shuffle: string
  readonly cancel: string
  readonly keep: string
  readonly dropReminder: string
  reminderSet(seconds: number, what: string): string
  reminder(what: string): string
}

/** Seconds as days, hours, minutes and seconds, those that are not nought. */
const parts = (seconds: number): readonly (readonly [number, number])[] =>
  [
    Math.floor(seconds / DAY),
    Math.floor((seconds % DAY) / 3600),
    Math.floor((seconds % 3600) / 60),
    seconds % 60,
  ]
    .map((count, unit) => [count, unit] as const)
    .filter(([count]) => count > 0)

const UNITS = ['day', 'hour', 'minute', 'second']
const UNITS_FA = ['روز', 'ساعت', 'دقیقه', 'ثانیه']

const persian = (count: number): string =>
  String(count).replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)))

const en: CommandWords = {
  send: 'Send',
  shuffle: 'Shuffle',
  cancel: 'Cancel',
  keep: 'OK',
  dropReminder: 'Cancel the reminder',
  reminderSet: (seconds, what) =>
    `Everybody here is reminded in ${parts(seconds)
      .map(([count, unit]) => `${count} ${UNITS[unit]}${count === 1 ? '' : 's'}`)
      .join(' ')}: ${what}`,
  reminder: (what) => `Reminder: ${what}`,
}

const fa: CommandWords = {
  send: 'فرستادن',
  shuffle: 'یکی دیگر',
  cancel: 'لغو',
  keep: 'باشد',
  dropReminder: 'لغو یادآوری',
  reminderSet: (seconds, what) =>
    `تا ${parts(seconds)
      .map(([count, unit]) => `${persian(count)} ${UNITS_FA[unit]}`)
      .join(' و ')} دیگر به همه در اینجا یادآوری می‌شود: ${what}`,
  reminder: (what) => `یادآوری: ${what}`,
}

/** The words for somebody, in the language their profile names where the server speaks it. */
export const wordsFor = async (scope: Scope, userId: string): Promise<CommandWords> =>
  (await findUser(scope, userId))?.language.startsWith('fa') ? fa : en
