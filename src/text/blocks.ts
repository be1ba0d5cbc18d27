import { type InlineContext, parseInline } from './inline.ts'
import type { TextBlock, TextItem } from './nodes.ts'

/** What the parser of blocks needs beside the lines. */
export interface BlockContext extends InlineContext {
  readonly maxDepth: number
}

// The look-aheads keep a failing match from trying every shorter run.
const FENCE = /^ {0,3}(`{3,}(?!`)|~{3,}(?!~))([^`]*)$/
const QUOTE = /^ {0,3}>(?=>*(?: |$)) ?/
const ITEM = /^ {0,3}([-*+]|\d{1,9}[.)]) {1,4}(?=[^ ])/
const INDENT = /^(?: {2}|\t)/

const isBlank = (line: string | undefined): boolean => line !== undefined && line.trim() === ''

/**
 * Parses lines into blocks at a level of the tree (1 is the top). Each kind of container takes its marks off
 * the lines it owns and parses the rest one level deeper, so that a line is read at most once a level.
 */
export function parseBlocks(
  lines: readonly string[],
  depth: number,
  context: BlockContext,
): readonly TextBlock[] {
  const { budget, maxDepth } = context
  const blocks: TextBlock[] = []
  const canQuote = depth + 2 <= maxDepth
  const canList = depth + 3 <= maxDepth
  let prose: string[] = []
  let i = 0

  const endProse = (): void => {
    const source = prose.join('\n')
    if (source) {
      blocks.push({ type: 'paragraph', children: parseInline(source, maxDepth - depth, context) })
    }
    prose = []
  }

  const readFence = (mark: string, info: string): void => {
    const opening = lines[i] ?? ''
    const code: string[] = []
    let isClosed = false
    for (i += 1; i < lines.length && !isClosed; i++) {
      const line = lines[i] ?? ''
      const end = line.trim()
      budget.spend(line.length + 1)
      isClosed = end.length >= mark.length && end === mark.charAt(0).repeat(end.length)
      if (!isClosed) code.push(line)
    }
    if (code.length === 0 && !isClosed) {
      // A fence around nothing would hide what was written.
      prose.push(opening)
      return
    }
    const language = /^[\w+#.-]{1,32}/.exec(info.trim())?.[0] ?? null
    blocks.push({ type: 'code-block', language, value: code.join('\n') })
  }

  const readQuote = (): void => {
    const start = i
    while (i < lines.length && QUOTE.test(lines[i] ?? '')) i += 1
    const raw = lines.slice(start, i)
    const quoted = raw.map((line) => line.replace(QUOTE, ''))
    if (quoted.every(isBlank)) prose = raw
    else blocks.push({ type: 'quote', children: parseBlocks(quoted, depth + 1, context) })
  }

  /** Takes the lines of one entry; blank lines belong to it only if it goes on behind them. */
  const readItem = (): readonly string[] => {
    const first = lines[i] ?? ''
    const offset = ITEM.exec(first)?.[0].length ?? 0
    const own = [first.slice(offset)]
    for (i += 1; i < lines.length; i++) {
      let next = i
      while (isBlank(lines[next])) next += 1
      if (!INDENT.test(lines[next] ?? '')) break
      for (; i < next; i++) own.push('')
      const line = lines[i] ?? ''
      // Two spaces are enough to belong to the entry; more than its own offset begin something inside it.
      own.push(line.startsWith('\t') ? line.slice(1) : line.slice(Math.min(offset, line.search(/[^ ]/))))
    }
    return own
  }

  const readList = (ordered: boolean): void => {
    const items: TextItem[] = []
    let first = 0
    let previous = 0
    for (;;) {
      const mark = ITEM.exec(lines[i] ?? '')?.[1]
      if (mark === undefined || /\d/.test(mark) !== ordered) break
      const written = Number.parseInt(mark, 10)
      // Numbers stay as written, for people refer to them; a list of nothing but `1.` is counted.
      const number = items.length > 0 && written === first ? previous + 1 : written
      if (items.length === 0) first = written
      previous = number
      const children = parseBlocks(readItem(), depth + 2, context)
      items.push({ type: 'item', number: ordered ? number : null, children })
      let next = i
      while (isBlank(lines[next])) next += 1
      if (ITEM.test(lines[next] ?? '')) i = next
    }
    blocks.push({ type: 'list', ordered, children: items })
  }

  while (i < lines.length) {
    const line = lines[i] ?? ''
    budget.spend(line.length + 1)
    const fence = FENCE.exec(line)
    const mark = canList ? ITEM.exec(line)?.[1] : undefined
    // A number in the middle of prose is a list only if it is the first: `7.` may end a sentence.
    const startsList = mark !== undefined && (prose.length === 0 || !/\d/.test(mark) || /^1\D/.test(mark))
    if (isBlank(line)) {
      endProse()
      i += 1
    } else if (fence) {
      endProse()
      readFence(fence[1] ?? '', fence[2] ?? '')
    } else if (canQuote && QUOTE.test(line)) {
      endProse()
      readQuote()
    } else if (startsList) {
      endProse()
      readList(/\d/.test(mark))
    } else {
      prose.push(line)
      i += 1
    }
  }
  endProse()
  return blocks
}
