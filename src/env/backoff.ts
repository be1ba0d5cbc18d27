/**
 * How long to wait before try number `attempt` (0 is the first retry): full jitter, so that many clients that lost
 * one server do not come back in step. ms.
 */
export function backoffMs(
  attempt: number,
  random: () => number,
  { baseMs = 1000, capMs = 30_000 }: { readonly baseMs?: number; readonly capMs?: number } = {},
): number {
  const ceiling = Math.min(capMs, baseMs * 2 ** Math.min(attempt, 20))
  return Math.floor(random() * ceiling)
}
