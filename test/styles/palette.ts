export type Scheme = 'light' | 'dark'
export type Palette = ReadonlyMap<string, string>

/** What `light-dark()`, `var()` and hex amount to for one scheme; names without the `--parlour-` prefix. */
export function readPalette(css: string, scheme: Scheme, selectors: readonly string[]): Palette {
  const declared = new Map<string, string>()
  for (const selector of selectors) {
    for (const [, name, value] of blockOf(css, selector).matchAll(/--parlour-([a-z-]+):\s*([^;]+);/g)) {
      if (name && value) declared.set(name, value)
    }
  }
  const resolve = (value: string): string => {
    const reference = /^var\(--parlour-([a-z-]+)\)$/.exec(value)?.[1]
    if (reference !== undefined) return resolve(declared.get(reference) ?? `missing ${reference}`)
    const pair = /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/.exec(value)
    return pair?.[scheme === 'light' ? 1 : 2] ?? value
  }
  return new Map([...declared].map(([name, value]) => [name, resolve(value)]))
}

/** The declarations between the braces behind the first rule with exactly this selector. */
export function blockOf(css: string, selector: string): string {
  const plain = css.replaceAll(/\/\*[\s\S]*?\*\//g, '')
  const start = plain.indexOf(`${selector} {`)
  if (start < 0) throw new Error(`No rule ${selector}`)
  return plain.slice(plain.indexOf('{', start) + 1, plain.indexOf('}', start))
}

/** The contrast ratio of WCAG 2.2 (1 to 21) between two colours such as `#1d5bd1`. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  if (!/^#[0-9a-f]{6}$/.test(hex)) throw new Error(`Not a colour: ${hex}`)
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
