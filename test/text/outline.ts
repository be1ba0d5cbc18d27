import type { TextNode } from '../../src/text/index.ts'

/**
 * Writes parsed text on one line, so that a table of cases can be read: `p[b[bold] " " link<href>[label]]`.
 * Runs of text that stand side by side are written as one.
 */
export function outline(nodes: readonly TextNode[]): string {
  const joined: TextNode[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text')
      joined.splice(-1, 1, { type: 'text', value: last.value + node.value })
    else joined.push(node)
  }
  return joined.map(one).join(' ')
}

function one(node: TextNode): string {
  switch (node.type) {
    case 'text':
      return JSON.stringify(node.value)
    case 'code':
      return `code${JSON.stringify(node.value)}`
    case 'code-block':
      return `pre${node.language ? `<${node.language}>` : ''}${JSON.stringify(node.value)}`
    case 'mention':
      return `@${node.id}`
    case 'link':
      return `a<${node.href}${node.showHost ? ` shows ${node.host}` : ''}>[${outline(node.children)}]`
    case 'list':
      return `${node.ordered ? 'ol' : 'ul'}[${outline(node.children)}]`
    case 'item':
      return `${node.number ?? '-'}[${outline(node.children)}]`
    case 'bold':
    case 'italic':
    case 'strike':
    case 'paragraph':
    case 'quote':
      return `${node.type[0]}[${outline(node.children)}]`
    default:
      node satisfies never
      return ''
  }
}
