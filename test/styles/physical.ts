import type { Declaration } from 'lightningcss'

const NAMES =
  /^(top|bottom|left|right|width|height|(min|max)-(width|height)|((scroll-)?(margin|padding)|border|inset)-(top|bottom|left|right)(-.+)?)$/

/**
 * Says in words what a declaration decides by left and right (or top and bottom, width and height) instead of by the
 * direction of the text; null when it is fine in both directions.
 */
export function physicalIn(declaration: Declaration): string | null {
  const { property } = declaration
  const value: unknown = 'value' in declaration ? declaration.value : null
  const name = propertyName(declaration)
  if (NAMES.test(name)) return `sets ${name}`
  const text = JSON.stringify(value)
  switch (property) {
    case 'margin':
    case 'padding':
    case 'inset':
    case 'scroll-margin':
    case 'scroll-padding':
    case 'border-width':
    case 'border-color':
    case 'border-style': {
      const { left, right } = value as { readonly left: unknown; readonly right: unknown }
      return same(left, right) ? null : `gives ${name} unequal sides`
    }
    case 'border-radius': {
      const { topLeft, topRight, bottomLeft, bottomRight } = declaration.value
      return same(topLeft, topRight) && same(bottomLeft, bottomRight) ? null : `gives ${name} unequal sides`
    }
    case 'transition':
    case 'transition-property': {
      const moved = [...text.matchAll(/"property":"([a-z-]+)"/g)].find(([, moving]) =>
        NAMES.test(moving ?? ''),
      )
      return moved ? `moves ${moved[1]}` : null
    }
    // With `--parlour-dir` in it, the value is not parsed and does not come here.
    case 'translate':
      return value === 'none' || isZero((value as { readonly x: unknown }).x)
        ? null
        : 'moves along the line without --parlour-dir'
    case 'transform':
      return movesAlongLine(declaration.value) ? 'moves along the line without --parlour-dir' : null
    default: {
      const side = /"(?:type|side|value)":"(left|right)"/.exec(text) ?? /^"(left|right)"$/.exec(text)
      return side ? `sets ${name} to ${side[1]}` : null
    }
  }
}

/** The name as written, also where the value could not be parsed. */
export function propertyName(declaration: Declaration): string {
  switch (declaration.property) {
    case 'custom':
      return declaration.value.name
    case 'unparsed':
      return declaration.value.propertyId.property
    default:
      return declaration.property
  }
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const isZero = (length: unknown): boolean => /"value":0\}+$/.test(JSON.stringify(length))

const movesAlongLine = (steps: readonly { readonly type: string; readonly value: unknown }[]): boolean =>
  steps.some(({ type, value }) => {
    const along = type === 'translate' && Array.isArray(value) ? (value[0] as unknown) : value
    return /^translate(X|3d)?$/.test(type) && !isZero(along)
  })
