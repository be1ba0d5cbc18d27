/** Minutes and seconds, in the digits of the locale: 1:05. */
export function clock(seconds: number, number: (value: number) => string): string {
  const whole = Math.max(0, Math.floor(Number.isFinite(seconds) ? seconds : 0))
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60]
  return `${number(minutes)}:${number(Math.floor(rest / 10))}${number(rest % 10)}`
}
