import { run } from './run.ts'
import type { Script, Step } from './script.ts'

/** Whether a script still breaks the same rule. */
async function breaks(script: Script, rule: string): Promise<boolean> {
  const report = await run(script)
  return report.breaks.some((what) => what.startsWith(`${rule}:`))
}

/**
 * The shortest script that is found to break the same rule: pieces are left out, large ones first, as long as it still
 * does (ddmin).
 * @param limitMs how long to look, real ms
 */
export async function shrink(script: Script, rule: string, limitMs = 120_000): Promise<Script> {
  const end = performance.now() + limitMs
  let steps: readonly Step[] = script.steps
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < steps.length && performance.now() < end;) {
      const without = steps.toSpliced(start, size)
      if (await breaks({ ...script, steps: without }, rule)) steps = without
      else start += size
    }
  }
  return { ...script, steps }
}
