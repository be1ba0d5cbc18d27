import type { JSX } from 'react'

/** Own drawings on a 24 px grid, stroked with the text's colour. */
const paths = {
  send: 'M4 12 20 4l-6 16-3-7-7-1Z',
  back: 'M15 5l-7 7 7 7',
  reply: 'M10 6 4 12l6 6M4 12h9a7 7 0 0 1 7 7',
  edit: 'M4 20h4L19 9l-4-4L4 16v4Z',
  delete: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  close: 'M6 6l12 12M18 6 6 18',
  down: 'M6 10l6 6 6-6',
  warning: 'M12 4 2.5 20h19L12 4ZM12 10v5M12 17.5v.5',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7v5l3 2',
  check: 'M5 13l4 4L19 7',
  checks: 'M2 13l4 4L15 8M10 16l1 1L21 7',
} as const

export type IconName = keyof typeof paths

const mirrored: ReadonlySet<IconName> = new Set<IconName>(['send', 'back', 'reply'])

/** A small picture beside or instead of words; always decorative, its meaning is said in text. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg
      className="parlour-icon"
      data-slot="icon"
      data-mirror={mirrored.has(name) ? '' : undefined}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  )
}
