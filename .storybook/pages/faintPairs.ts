import { contrast, type Rgb } from './tokens.ts'

/** A colour that is too faint on some surface, and where it is faintest. */
export interface FaintPair {
  readonly front: string
  readonly back: string
  readonly ratio: number
  readonly needs: number
}

const SURFACES =
  'surface surface-raised surface-sunken hover selected bubble-other bubble-own highlight mention code'.split(
    ' ',
  )
const TEXTS = ['text', 'text-muted', 'link', 'accent', 'danger', 'success', 'warning', 'unread']
const MARKS = ['border-control', 'ring', 'bar', 'text-disabled']
const FILLS = [
  ['on-accent', 'accent'],
  ['on-danger', 'danger'],
  ['on-unread', 'unread'],
] as const

/** Which tokens of a root fall under 4.5:1 (text) or 3:1 (marks) now, each with the surface that is worst for it. */
export function faintPairs(root: Element): readonly FaintPair[] {
  const painter = createPainter(root)
  const pair = (front: string, back: string, needs: number): FaintPair => ({
    front,
    back,
    needs,
    ratio: contrast(painter(back, front), painter(back)),
  })
  const worst = (front: string, needs: number): FaintPair =>
    SURFACES.map((back) => pair(front, back, needs)).reduce((a, b) => (b.ratio < a.ratio ? b : a))
  return [
    ...TEXTS.map((front) => worst(front, 4.5)),
    ...MARKS.map((front) => worst(front, 3)),
    ...FILLS.map(([front, back]) => pair(front, back, 4.5)),
  ].filter(({ ratio, needs }) => ratio < needs)
}

/** Paints tokens one over the other, so that every notation and every alpha becomes what is seen. */
function createPainter(root: Element): (...names: readonly string[]) => Rgb {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (!canvas) throw new Error('This browser does not paint')
  return (...names) => {
    for (const name of names) {
      const probe = document.createElement('span')
      probe.style.setProperty('color', `var(--parlour-${name})`)
      root.append(probe)
      canvas.fillStyle = getComputedStyle(probe).color
      probe.remove()
      canvas.fillRect(0, 0, 1, 1)
    }
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data
    return [red, green, blue]
  }
}
