import type { TextNode } from '../../src/text/index.ts'

/**
 * Writes parsed text on one line, so that a table of cases can be read: `p[b[bold] " " link<href>[label]]`.
 */
export function outline(nodes: readonly TextNode[]): string {
  return nodes.map(one).join(' ')
}

function one(node: TextNode): string {
  switch (node.type) {
    case 'text':
      return JSON.stringify(node.value)
    case 'break':
      return 'br'
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
