import type { Selector, SelectorComponent } from 'lightningcss'

export type Specificity = readonly [ids: number, classes: number, types: number]

/** How telling a selector is, by the rules of Selectors Level 4. */
export const specificity = (selector: Selector): Specificity => selector.map(ofPart).reduce(add, [0, 0, 0])

/** Negative, zero or positive, as for sorting. */
export const compare = (a: Specificity, b: Specificity): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]

const add = (a: Specificity, b: Specificity): Specificity => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]

const highest = (selectors: readonly Selector[]): Specificity =>
  selectors.map(specificity).reduce((a, b) => (compare(a, b) >= 0 ? a : b), [0, 0, 0])

function ofPart(part: SelectorComponent): Specificity {
  switch (part.type) {
    case 'id':
      return [1, 0, 0]
    case 'class':
    case 'attribute':
      return [0, 1, 0]
    case 'type':
    case 'pseudo-element':
      return [0, 0, 1]
    case 'pseudo-class':
      switch (part.kind) {
        case 'where':
          return [0, 0, 0]
        // Where `:has(> .x)` is parsed, this stands for the element itself, which counts nothing.
        case 'scope':
          return [0, 0, 0]
        case 'is':
        case 'not':
        case 'has':
        case 'any':
          return highest(part.selectors)
        case 'nth-child':
        case 'nth-last-child':
          return add([0, 1, 0], highest(part.of ?? []))
        default:
          return [0, 1, 0]
      }
    default:
      return [0, 0, 0]
  }
}
