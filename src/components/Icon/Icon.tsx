'use client'
import type { JSX } from 'react'
import { useLook } from '../Chat/LookContext.ts'
import { flag } from '../slot.ts'

/** Own drawings on a 24 px grid, stroked with the text's colour. */
const paths = {
  send: 'M4 12 20 4l-6 16-3-7-7-1Z',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  reply: 'M10 6 4 12l6 6M4 12h9a7 7 0 0 1 7 7',
  thread: 'M4 5h16v11H11l-4 4v-4H4ZM8 9h8M8 12h5',
  edit: 'M4 20h4L19 9l-4-4L4 16v4Z',
  delete: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20 20',
  filter: 'M4 6h16M7 12h10M10 18h4',
  close: 'M6 6l12 12M18 6 6 18',
  down: 'M6 10l6 6 6-6',
  warning: 'M12 4 2.5 20h19L12 4ZM12 10v5M12 17.5v.5',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7v5l3 2',
  check: 'M5 13l4 4L19 7',
  checks: 'M2 13l4 4L15 8M10 16l1 1L21 7',
  unconfirmed:
    'M12 3a9 9 0 0 1 6 2.3M20.8 10a9 9 0 0 1-1.6 7.4M15 20.5a9 9 0 0 1-7.5-.6M3.8 15.7a9 9 0 0 1 .6-8.3M12 7v5l3 2',
  unread: 'M18.5 9V19h-15V7H14M4 8l7 6 3-2.5M18.5 3.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z',
  more: 'M5 11.5v1M12 11.5v1M19 11.5v1M4.5 12h1M11.5 12h1M18.5 12h1',
  copy: 'M9 9h11v11H9ZM15 9V4H4v11h5',
  react: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM8.5 14.5a4.5 4.5 0 0 0 7 0M9 9.5h.01M15 9.5h.01',
  report: 'M6 21V4h12l-3 4 3 4H6',
  mute: 'M4 9v6h4l5 4V5L8 9ZM17 9.5l4 5M21 9.5l-4 5',
  block: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM5.7 5.7l12.6 12.6',
  translate: 'M4 6h9M8.5 4v2M11 6c-1 4-3.5 7-7 8.5M6 9c1.5 3 3.5 4.5 6 5.5M12 20l4-10 4 10M13.5 16.5h5',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  forward: 'M14 6l6 6-6 6M20 12h-9a7 7 0 0 0-7 7',
  pin: 'M9 4h6l-1 6 4 4H6l4-4-1-6ZM12 14v6',
  file: 'M6 3h8l4 4v14H6ZM14 3v4h4',
  audio: 'M9 18V5l10-2v13M9 18a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM19 16a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z',
  video: 'M3 6h12v12H3ZM15 10l6-3v10l-6-3',
  image: 'M4 4h16v16H4ZM4 17l5-5 4 4 3-3 4 4M15.5 8v.5',
  download: 'M12 4v11M7 10l5 5 5-5M4 20h16',
  open: 'M13 4h7v7M20 4l-9 9M18 14v6H4V6h6',
  play: 'M7 4v16l13-8Z',
  pause: 'M8 5v14M16 5v14',
  stop: 'M6 6h12v12H6Z',
  microphone: 'M12 3a3 3 0 0 0-3 3v6a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3ZM5 11v1a7 7 0 0 0 14 0v-1M12 19v3',
  zoomIn: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20 20M8 10.5h5M10.5 8v5',
  zoomOut: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20 20M8 10.5h5',
  retry: 'M20 11a8 8 0 1 0-2.4 6.6M20 4v7h-7',
  attach:
    'M20 11.5l-8.2 8.2a5 5 0 0 1-7-7L13 4.4a3.4 3.4 0 0 1 4.8 4.8l-8.2 8.2a1.7 1.7 0 0 1-2.4-2.4l7.4-7.4',
  poll: 'M5 20V10M12 20V4M19 20v-7',
  add: 'M12 5v14M5 12h14',
  up: 'M6 14l6-6 6 6',
  drag: 'M9 5.5v1M15 5.5v1M9 11.5v1M15 11.5v1M9 17.5v1M15 17.5v1',
  mention: 'M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM16 8v5a2.5 2.5 0 0 0 5 0v-1a9 9 0 1 0-4 7.5',
} as const

export type IconName = keyof typeof paths

const mirrored: ReadonlySet<IconName> = new Set<IconName>(['send', 'back', 'next', 'reply', 'forward'])

/**
 * A small picture beside or instead of words; always decorative, its meaning is said in text. A host's own picture
 * takes its place and turns with the line as ours does.
 */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  const { slot, icons } = useLook()
  const shared = { ...slot('icon'), 'data-mirror': flag(mirrored.has(name)), 'aria-hidden': true } as const
  const theirs = icons[name]
  if (theirs !== undefined) return <span {...shared}>{theirs}</span>
  return (
    <svg
      {...shared}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  )
}
