import fc from 'fast-check'
import type { TextNode } from '../../src/text/index.ts'

/** Pieces that mean something to the parser, and some that only look so. */
export const pieces: readonly string[] = [
  '*¦**¦***¦_¦__¦~~¦~¦`¦``¦```¦~~~¦[¦]¦(¦)¦![¦](¦](https://x.example)¦> ¦>¦- ¦* ¦1. ¦9) ¦\n¦\n\n¦\r\n¦  ¦\t¦ ',
  '\\¦"¦\'¦<b>¦&lt;¦|¦!¦.¦,¦:¦/¦#¦http://¦https://x.example¦www.¦www.x.example¦mailto:¦tel:1¦javascript:¦a@¦@',
  'x.example¦me@x.example¦a¦b¦Z¦1¦é¦س¦می\u200cخواهم¦山¦😀¦\ud83d¦\ude00¦\0¦\u202e¦\u2067¦\u2069¦\u200b¦\u2028',
].flatMap((line) => line.split('¦'))

/** Text in which markup is more frequent than letters. */
export const markup: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces), { maxLength: 60 })
  .map((units) => units.join(''))

/** Any text at all, half surrogate pairs included. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  markup,
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
)

/** Every node of a parsed text with its level, from the top down. */
export function* walk(
  nodes: readonly TextNode[],
  depth = 1,
): Generator<{ readonly node: TextNode; readonly depth: number }> {
  for (const node of nodes) {
    yield { node, depth }
    if ('children' in node) yield* walk(node.children, depth + 1)
  }
}

/** Every node of one type. */
export function nodesOf<Type extends TextNode['type']>(
  nodes: readonly TextNode[],
  type: Type,
): readonly Extract<TextNode, { readonly type: Type }>[] {
  const isOfType = (node: TextNode): node is Extract<TextNode, { readonly type: Type }> => node.type === type
  return [...walk(nodes)].map(({ node }) => node).filter(isOfType)
}
