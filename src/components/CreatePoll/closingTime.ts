const two = (value: number): string => String(value).padStart(2, '0')

/** A moment as a field for date and time has it, on the clock of this machine. @param ms since the epoch */
export function toField(ms: number): string {
  const date = new Date(ms)
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** What such a field says, ms since the epoch; `null`: nothing, or no moment there is. */
export function fromField(value: string): number | null {
  const ms = new Date(value).getTime()
  return value === '' || Number.isNaN(ms) ? null : ms
}

/** A whole number in whatever digits somebody writes it; `null` for nothing, and `NaN` for what is none. */
export function wholeOf(text: string): number | null {
  const latin = text.trim().replaceAll(/\p{Nd}/gu, (digit) => String(valueOf(digit)))
  if (latin === '') return null
  return /^\d{1,6}$/.test(latin) ? Number(latin) : Number.NaN
}

/** Digits of every script stand in tens, so what is before one in its ten is what it is worth. */
function valueOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1
  return value
}
