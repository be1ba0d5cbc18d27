/**
 * How telling a selector is, by the rules of Selectors Level 4, as one number that can be compared. Fewer than a
 * thousand of each kind are taken for granted.
 *
 * @param {readonly import('lightningcss').SelectorComponent[]} selector
 * @returns {number}
 */
export const specificity = (selector) => selector.reduce((sum, part) => sum + ofPart(part), 0)

const ID = 1_000_000
const CLASS = 1000
const TYPE = 1

/** @param {readonly (readonly import('lightningcss').SelectorComponent[])[]} selectors */
const highest = (selectors) => Math.max(0, ...selectors.map(specificity))

/** @param {import('lightningcss').SelectorComponent} part @returns {number} */
function ofPart(part) {
  switch (part.type) {
    case 'id':
      return ID
    case 'class':
    case 'attribute':
      return CLASS
    case 'type':
    case 'pseudo-element':
      return TYPE
    case 'pseudo-class':
      switch (part.kind) {
        // `scope` is how `:has(> .x)` names the element itself.
        case 'where':
        case 'scope':
          return 0
        case 'is':
        case 'not':
        case 'has':
        case 'any':
          return highest(part.selectors)
        case 'nth-child':
        case 'nth-last-child':
          return CLASS + highest(part.of ?? [])
        default:
          return CLASS
      }
    default:
      return 0
  }
}
