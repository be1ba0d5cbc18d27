import { parseInline, type Work } from './inline.ts'
import type { TextBlock, TextItem } from './nodes.ts'

/** Levels of nodes; deeper markup stays text. */
const MAX_DEPTH = 10

/** What is no paragraph. Each pattern fails within its own lines, so that no text is searched twice. */
const BLOCK = new RegExp(
  [
    // A fence that nothing closes reaches to the end.
    /^ *(?<fence>`{3,})(?<language>[\w+#.-]*)(?![\w+#.-])[^`\n]*\n(?<code>[^]*?)(?:^ *\k<fence>`* *$|(?![^]))/,
    // `>:(` is no quote.
    /(?<quote>(?:^ {0,3}>+(?: .*)?$\n?)+)/,
    // An entry owns the lines that are set further in. `1986.` is a year.
    /^(?<indent>[ \t]*)(?:[-*+]|(?<number>\d{1,3})[.)]) +(?<item>\S.*(?:\n+\k<indent>(?: {2}|\t).*)*)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gm',
)

/**
 * Parses lines into blocks at a level of the tree (1 is the top). Each kind of container takes its marks off
 * the lines it owns and parses the rest one or two levels deeper, so that a line is read at most once a level.
 */
export function parseBlocks(text: string, depth: number, work: Work): readonly TextBlock[] {
  const blocks: TextBlock[] = []
  let items: TextItem[] = []
  let from = 0

  /** Moves on to `end`, with the text before `start` put as paragraphs. */
  const pass = (start: number, end: number): void => {
    for (const part of text.slice(from, start).split(/\n\s*\n/)) {
      // What is left of an entry's indent is no prose.
      const prose = (depth > 1 ? part.replace(/\n +/g, '\n') : part).trim()
      if (prose) blocks.push({ type: 'paragraph', children: parseInline(prose, MAX_DEPTH - depth, work) })
    }
    from = end
  }

  // The deepest container is a list: its entry, their paragraph and its text are three levels more.
  const found = depth + 3 > MAX_DEPTH ? [] : text.matchAll(BLOCK)
  for (const { 0: whole, index, groups = {} } of found) {
    if (--work.tokensLeft <= 0) break
    const { language = '', code, quote, number, item } = groups
    const end = index + whole.length
    if (code?.trim()) {
      pass(index, end)
      blocks.push({ type: 'code-block', language, value: code.replace(/\n$/, '') })
    } else if (quote && /[^>\s]/.test(quote)) {
      pass(index, end)
      const children = parseBlocks(quote.replace(/^ {0,3}> ?/gm, ''), depth + 1, work)
      blocks.push({ type: 'quote', children })
    } else if (item) {
      pass(index, end)
      const ordered = number !== undefined
      const children = parseBlocks(item.replace(/\n(?: {2}|\t)/g, '\n'), depth + 2, work)
      const last = blocks.at(-1)
      if (last?.type !== 'list' || last.ordered !== ordered) {
        items = []
        blocks.push({ type: 'list', ordered, children: items })
      }
      items.push({ type: 'item', number: ordered ? Number(number) : null, children })
    }
  }
  pass(text.length, text.length)
  return blocks
}
