import type { TextNode } from './nodes.ts'

/** What a text says without its markup, one line a block: for search, copying and announcements. */
export function plainText(nodes: readonly TextNode[], separator = '\n'): string {
  return nodes.map(plainOf).join(separator)
}

function plainOf(node: TextNode): string {
  if ('value' in node) return node.value
  switch (node.type) {
    case 'mention':
      return `@${node.name}`
    case 'quote':
    case 'list':
      return plainText(node.children)
    case 'item':
      return `${node.number === null ? '•' : `${node.number}.`} ${plainText(node.children)}`
    default:
      return plainText(node.children, '')
  }
}
