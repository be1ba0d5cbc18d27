import type { Attachment } from '../../model/message.ts'

/** Longest side, pixels, and the shape of what does not say its own (MS-11). */
const LONGEST = 360
const UNKNOWN = { width: LONGEST, height: 240 } as const
/** Below it there is no room for a word or a button. */
const NARROWEST = 96

export interface Box {
  readonly width: number
  readonly height: number
}

/** The box, in pixels, that a picture or film will fill, so that nothing moves when it comes. */
export function pictureBox({ width = 0, height = 0 }: Attachment, narrowest: number = NARROWEST): Box {
  if (width === 0 || height === 0) return UNKNOWN
  // Nobody sends a needle to be read: a shape beyond this is cut.
  const ratio = Math.min(4, Math.max(1 / 3, width / height))
  const drawn = Math.round(Math.max(narrowest, Math.min(width, LONGEST, LONGEST * ratio)))
  return { width: drawn, height: Math.round(drawn / ratio) }
}
