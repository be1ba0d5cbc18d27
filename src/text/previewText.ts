import { balanceBidi } from './bidi.ts'
import { graphemes } from './graphemes.ts'
import { parseText } from './parse.ts'
import { plainText } from './plainText.ts'

/** How a preview is made. */
export interface PreviewOptions {
  /** Graphemes at most. @default 140 */
  readonly max?: number
}

/**
 * One line of what a message says, for the channel list, reply quotes and notifications: no markup, no line
 * breaks, no quoted text unless there is nothing else, cut between graphemes. Costs the same for a megabyte
 * as for a page.
 */
export function previewText(source: string, { max = 140 }: PreviewOptions = {}): string {
  const start = source.slice(0, 400 + max * 20).replace(/[\uD800-\uDBFF]$/, '')
  const blocks = parseText(start)
  const own = blocks.filter((block) => block.type !== 'quote')
  const line = plainText(own.length > 0 ? own : blocks)
    .replace(/\s+/g, ' ')
    .trim()
  const shown = graphemes(line, max + 1)
  return balanceBidi(shown.length > max ? `${shown.slice(0, max).join('').trimEnd()}…` : line)
}
