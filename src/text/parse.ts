import { balanceBidi } from './bidi.ts'
import { parseBlocks } from './blocks.ts'
import { type Budget, BudgetSpent, createBudget } from './budget.ts'
import { cleanText } from './cleanText.ts'
import { mentionTree } from './mentions.ts'
import type { TextBlock, TextMention, TextNode } from './nodes.ts'

/** How a text is to be read. */
export interface ParseOptions {
  /** People the text may mention. @default [] */
  readonly mentions?: readonly TextMention[] | undefined
  /** Whether to look for markup, links and mentions at all. @default true */
  readonly markup?: boolean
  /** A longer text is shown whole but without markup, in UTF-16 units. @default 20000 */
  readonly maxLength?: number
  /** A text that makes more nodes is shown without markup. @default 2000 */
  readonly maxNodes?: number
  /** Levels of nodes; deeper markup stays text. @default 10 */
  readonly maxDepth?: number
  /** Work allowed, counted in steps. @default createBudget(500_000) */
  readonly budget?: Budget
}

const NO_MENTIONS: readonly TextMention[] = []

/**
 * Reads a message's text into blocks for `components/Text` to draw (rule S1). Never throws: what is too long,
 * too costly or too rich comes back as one paragraph holding the text as it is.
 */
export function parseText(source: string, options: ParseOptions = {}): readonly TextBlock[] {
  const {
    mentions = NO_MENTIONS,
    markup = true,
    maxLength = 20_000,
    maxNodes = 2_000,
    maxDepth = 10,
  } = options
  const text = balanceBidi(cleanText(source))
  if (markup && text.length <= maxLength) {
    try {
      const budget = options.budget ?? createBudget(500_000)
      const blocks = parseBlocks(text.split('\n'), 1, { mentions: mentionTree(mentions), budget, maxDepth })
      if (countNodes(blocks) <= maxNodes) return blocks
    } catch (error) {
      if (!(error instanceof BudgetSpent)) throw error
    }
  }
  return text ? [{ type: 'paragraph', children: [{ type: 'text', value: text }] }] : []
}

function countNodes(nodes: readonly TextNode[]): number {
  return nodes.reduce((sum, node) => sum + 1 + ('children' in node ? countNodes(node.children) : 0), 0)
}
