/** A time at which people like to be reminded. */
export type RemindIn = 'soon' | 'hour' | 'hours' | 'tomorrow' | 'week'

const MINUTE = 60_000
const MORNING = 9

/** At nine, so many days from now, where the person is. */
function morning(now: number, days: number): number {
  const day = new Date(now)
  day.setDate(day.getDate() + days)
  return day.setHours(MORNING, 0, 0, 0)
}

/** The days until the next Monday; a whole week on a Monday. */
const daysToMonday = (now: number): number => (8 - new Date(now).getDay()) % 7 || 7

/** The times that are offered, soonest first, ms since the epoch. */
export const remindTimes = (now: number): readonly (readonly [RemindIn, number])[] => [
  ['soon', now + 20 * MINUTE],
  ['hour', now + 60 * MINUTE],
  ['hours', now + 180 * MINUTE],
  ['tomorrow', morning(now, 1)],
  ['week', morning(now, daysToMonday(now))],
]
