import type { TextBlock, TextInline, TextItem, TextNode } from './nodes.ts'

/** The characters of a stretch of a line, without its markup. */
export function plainInline(nodes: readonly TextInline[]): string {
  return nodes.map(plainOf).join('')
}

/** What a text says without its markup, one line a block: for search, copying and announcements. */
export function plainText(nodes: readonly (TextBlock | TextItem)[]): string {
  return nodes.map(plainOf).join('\n')
}

function plainOf(node: TextNode): string {
  switch (node.type) {
    case 'text':
    case 'code':
    case 'code-block':
      return node.value
    case 'break':
      return '\n'
    case 'mention':
      return `@${node.name}`
    case 'bold':
    case 'italic':
    case 'strike':
    case 'link':
    case 'paragraph':
      return plainInline(node.children)
    case 'quote':
    case 'list':
      return plainText(node.children)
    case 'item':
      return `${node.number === null ? '•' : `${node.number}.`} ${plainText(node.children)}`
    default:
      node satisfies never
      return ''
  }
}
