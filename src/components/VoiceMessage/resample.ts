/** Draws any number of peaks together to at most `count`: of those that fall on one place the loudest counts. */
export function resample(peaks: readonly number[], count: number): readonly number[] {
  if (peaks.length <= count) return peaks
  return Array.from({ length: count }, (_, place) => {
    const from = Math.floor((place * peaks.length) / count)
    const to = Math.max(from + 1, Math.floor(((place + 1) * peaks.length) / count))
    return Math.max(...peaks.slice(from, to))
  })
}
