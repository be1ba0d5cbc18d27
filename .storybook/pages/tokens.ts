/** One custom property of the root, as it is now. */
export interface Token {
  readonly name: string
  /** As the browser has it now: the scheme is decided, and other tokens in it are resolved. */
  readonly value: string
  /** `null`: it is no colour, or one that can be seen through. */
  readonly color: Rgb | null
}

export type Rgb = readonly [red: number, green: number, blue: number]

/** All tokens that the style sheet gives a root, in its order. */
export function tokensOf(element: Element): readonly Token[] {
  const names = new Set([...document.styleSheets].flatMap((sheet) => namesIn(rulesOf(sheet))))
  const style = getComputedStyle(element)
  return [...names].map((name) => {
    const color = rgbOf(element, name)
    const raw = style.getPropertyValue(name).replace(/\s+/g, ' ').trim()
    return { name, color, value: color ? hex(color) : raw }
  })
}

/** A sheet from elsewhere does not let itself be read. */
function rulesOf(sheet: CSSStyleSheet): CSSRuleList | readonly CSSRule[] {
  try {
    return sheet.cssRules
  } catch {
    return []
  }
}

function namesIn(rules: CSSRuleList | readonly CSSRule[]): readonly string[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSStyleRule)
      return rule.selectorText === '.parlour-root'
        ? [...rule.style].filter((name) => name.startsWith('--parlour-'))
        : []
    return rule instanceof CSSLayerBlockRule ? namesIn(rule.cssRules) : []
  })
}

/** The colour that a token has in a place; `null` when it has none. */
export function rgbOf(element: Element, name: string): Rgb | null {
  const probe = document.createElement('span')
  probe.style.setProperty('background-color', `var(${name})`)
  element.append(probe)
  const [, red, green, blue, alpha] =
    /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(getComputedStyle(probe).backgroundColor) ?? []
  probe.remove()
  return red === undefined || alpha !== undefined ? null : [Number(red), Number(green), Number(blue)]
}

const hex = (color: Rgb): string => `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`

/** The contrast ratio of two colours by WCAG 2, from 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
