// @vitest-environment node
import { expect, it } from 'vitest'
import { parseBlocks } from '../../src/text/blocks.ts'
import { parseText } from '../../src/text/index.ts'
import { walk } from '../text/pieces.ts'
import { FULL, fullOf, hostilePieces } from './corpus/amounts.ts'

/** S1: the budget of one text, ms; measured and printed, for a clock is no judge on a busy machine. */
const BUDGET_MS = 16
const NO_LIMIT = 1_000_000_000

/** The least of some tries: what else the machine does makes a try longer, never shorter. */
function leastMs(work: () => void): number {
  let least = Infinity
  for (let tries = 0; tries < 7; tries += 1) {
    const start = performance.now()
    work()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

/** How many tokens a parse without limits reads. */
function tokensOf(text: string): number {
  const work = { people: [], tokensLeft: NO_LIMIT }
  parseBlocks(text, 1, work)
  return NO_LIMIT - work.tokensLeft
}

it.each(hostilePieces)(
  'reads no character of 5,000 more than once a level, whatever is repeated: %j',
  (piece) => {
    const text = fullOf(piece)
    expect(tokensOf(text)).toBeLessThanOrEqual(text.length)
    // Four times the text is four times the work; a parser that looked again would do sixteen times as much.
    expect(tokensOf(text.repeat(4))).toBeLessThanOrEqual(4 * tokensOf(text) + 4)
    expect([...walk(parseText(text))].length).toBeLessThanOrEqual(2_000)
  },
)

it('takes about as long for 5,000 hostile characters as for 5,000 of the richest honest ones', () => {
  const honest = fullOf('*a* `b` https://x.example/c _d_ ')
  const usual = leastMs(() => parseText(honest))
  const times = hostilePieces.map((piece) => [leastMs(() => parseText(fullOf(piece))), piece] as const)
  const [worst = 0, piece = ''] = times.toSorted(([a], [b]) => b - a)[0] ?? []
  console.log(
    `${FULL} characters: honest ${usual.toFixed(2)} ms, worst hostile ${worst.toFixed(2)} ms (${JSON.stringify(piece)}), budget ${BUDGET_MS} ms`,
  )
  // A parser of quadratic work is several hundred times slower here.
  expect(worst / usual).toBeLessThan(40)
})
