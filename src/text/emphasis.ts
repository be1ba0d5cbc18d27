import type { Budget } from './budget.ts'
import type { Delimiter } from './delimiter.ts'
import type { TextInline } from './nodes.ts'

interface Opener {
  readonly char: string
  bits: number
  /** Where its characters stand in the output, until they are found to be marks. */
  readonly at: number
  /** Levels of the highest node between this opener and the next. */
  height: number
}

const ITALIC = 1
const BOLD = 2

const run = (char: string, length: number): TextInline => ({ type: 'text', value: char.repeat(length) })

/** Joins neighbouring runs of text, which unmatched marks leave behind. */
function joinRuns(nodes: readonly TextInline[]): readonly TextInline[] {
  const joined: TextInline[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = { type: 'text', value: last.value + node.value }
    } else joined.push(node)
  }
  return joined
}

/** How many levels of nodes there are from this one down. */
function heightOf(node: TextInline): number {
  return (
    1 + ('children' in node ? node.children.reduce((most, child) => Math.max(most, heightOf(child)), 0) : 0)
  )
}

/**
 * Pairs opening and closing marks in one pass; what finds no partner, or would nest deeper than `room`
 * levels, stays text. Each item is pushed, popped and wrapped at most once a level, and a search is begun
 * only when it must succeed, so that the work grows with the length of the input alone.
 */
export function pairEmphasis(
  items: readonly (TextInline | Delimiter)[],
  room: number,
  budget: Budget,
): readonly TextInline[] {
  const output: TextInline[] = []
  const openers: Opener[] = []
  // How many openers wait for each character and bit.
  const waiting = new Map<string, number>()
  const count = (char: string, bits: number, by: number): void => {
    for (const bit of [ITALIC, BOLD])
      if (bits & bit) waiting.set(char + bit, (waiting.get(char + bit) ?? 0) + by)
  }
  const awaited = (char: string, bits: number): boolean =>
    [ITALIC, BOLD].some((bit) => bits & bit && (waiting.get(char + bit) ?? 0) > 0)
  const raise = (height: number): void => {
    const top = openers.at(-1)
    if (top && top.height < height) top.height = height
  }

  for (const item of items) {
    budget.spend(1)
    if (item.type !== 'delimiter') {
      output.push(item)
      raise(heightOf(item))
      continue
    }
    const { char } = item
    let { bits } = item
    while (item.canClose && awaited(char, bits)) {
      const opener = openers.pop()
      if (!opener) break
      budget.spend(1)
      count(opener.char, opener.bits, -1)
      const shared = opener.char === char ? opener.bits & bits : 0
      const height = opener.height + (shared === 3 ? 2 : 1)
      if (shared === 0 || height > room) {
        raise(opener.height)
        if (shared === 0) continue
        break
      }
      const children = joinRuns(output.splice(opener.at + 1))
      budget.spend(children.length)
      let node: TextInline = { type: 'italic', children }
      if (char === '~') node = { type: 'strike', children }
      else if (shared === BOLD) node = { type: 'bold', children }
      else if (shared === (ITALIC | BOLD)) node = { type: 'bold', children: [node] }
      bits ^= shared
      const rest = opener.bits ^ shared
      output.pop()
      if (rest) {
        openers.push({ char, bits: rest, at: output.length, height })
        count(char, rest, 1)
        output.push(run(char, rest))
      } else raise(height)
      output.push(node)
    }
    if (!bits) continue
    if (item.canOpen) {
      openers.push({ char, bits, at: output.length, height: 1 })
      count(char, bits, 1)
    }
    output.push(run(char, bits))
  }
  return joinRuns(output)
}
