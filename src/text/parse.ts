import { balanceBidi, isolateName } from './bidi.ts'
import { parseBlocks } from './blocks.ts'
import { cleanText } from './cleanText.ts'
import type { TextBlock, TextMention, TextNode } from './nodes.ts'

/** How a text is to be read. */
export interface ParseOptions {
  /** People the text may mention; no more than the first 100 are looked for. @default [] */
  readonly mentions?: readonly TextMention[] | undefined
}

/** In UTF-16 units. */
const MAX_LENGTH = 20_000
/** Of tokens read, and of nodes made of them. */
const MAX_NODES = 2_000
const MAX_PEOPLE = 100

/**
 * Reads a message's text into blocks for `components/Text` to draw (rule S1). Never throws: what is too long
 * or too rich comes back as one paragraph holding the text as it is. The limits are counts, so that a hostile
 * text ends alike on every machine.
 */
export function parseText(source: string, { mentions = [] }: ParseOptions = {}): readonly TextBlock[] {
  const text = balanceBidi(cleanText(source))
  if (text.length <= MAX_LENGTH) {
    // Of two names that fit, the longer is meant; of two people with one name, the first.
    const people = mentions
      .slice(0, MAX_PEOPLE)
      .map(({ name, ...rest }) => ({ ...rest, name: isolateName(name) }))
      .filter(({ name }) => name)
      .sort((a, b) => b.name.length - a.name.length)
    const work = { people, tokensLeft: MAX_NODES }
    const blocks = parseBlocks(text, 1, work)
    if (work.tokensLeft > 0 && countNodes(blocks) <= MAX_NODES) return blocks
  }
  return text ? [{ type: 'paragraph', children: [{ type: 'text', value: text }] }] : []
}

function countNodes(nodes: readonly TextNode[]): number {
  return nodes.reduce((sum, node) => sum + 1 + ('children' in node ? countNodes(node.children) : 0), 0)
}
