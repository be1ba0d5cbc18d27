import { type JSX, useEffect, useRef, useState } from 'react'
import { contrast, type Rgb, rgbOf, type Token, tokensOf } from './tokens.ts'

/** The surfaces on which text may stand; the lowest contrast on any of them is what counts. */
const SURFACES = [
  '--parlour-surface',
  '--parlour-surface-raised',
  '--parlour-surface-sunken',
  '--parlour-hover',
  '--parlour-selected',
  '--parlour-bubble-other',
  '--parlour-bubble-own',
  '--parlour-highlight',
  '--parlour-mention',
  '--parlour-code',
] as const

const css = (name: string): string => `var(${name})`

/** Every token as it is now, read from the style sheet and computed by the browser. */
export function TokenTable(): JSX.Element {
  const root = useRef<HTMLDivElement>(null)
  const [tokens, setTokens] = useState<readonly Token[]>([])
  const [surfaces, setSurfaces] = useState<readonly Rgb[]>([])
  useEffect(() => {
    if (!root.current) return
    const element = root.current
    setTokens(tokensOf(element))
    setSurfaces(SURFACES.map((name) => rgbOf(element, name)).filter((color) => color !== null))
  }, [])
  const lowest = (color: Rgb): number => Math.min(...surfaces.map((surface) => contrast(color, surface)))
  return (
    <div ref={root} className="tokens">
      <h2>Colours</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Token</th>
            <th scope="col">Now</th>
            <th scope="col">Lowest contrast on a surface</th>
          </tr>
        </thead>
        <tbody>
          {tokens.map(
            ({ name, value, color }) =>
              color && (
                <tr key={name}>
                  <th scope="row">
                    <span className="tokens-swatch" style={{ backgroundColor: css(name) }} />{' '}
                    <code>{name}</code>
                  </th>
                  <td>
                    <code>{value}</code>
                  </td>
                  <td>{isForeground(name) ? lowest(color).toFixed(2) : ''}</td>
                </tr>
              ),
          )}
        </tbody>
      </table>
      <h2>Everything else</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Token</th>
            <th scope="col">Now</th>
          </tr>
        </thead>
        <tbody>
          {tokens.map(
            ({ name, value, color }) =>
              !color && (
                <tr key={name}>
                  <th scope="row">
                    <code>{name}</code>
                  </th>
                  <td>
                    <code>{value}</code>
                  </td>
                </tr>
              ),
          )}
        </tbody>
      </table>
    </div>
  )
}

/** What is drawn on surfaces, as text, line or mark; the rest is what is drawn on. */
const isForeground = (name: string): boolean =>
  !name.startsWith('--parlour-on-') &&
  /-(text|text-muted|text-disabled|link|accent|danger|success|warning|unread|border-control|ring|bar)$/.test(
    name,
  )
