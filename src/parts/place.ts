/** A rectangle of the screen, px; a point has no size. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface PlaceOptions {
  /** Whether lines run from right to left: the start is on the right then. */
  readonly isRtl: boolean
  /** Where it stands unless there is more room on the other side. @default 'below' */
  readonly prefers?: Side
  /** @default 'start' */
  readonly align?: 'start' | 'center'
}

export type Side = 'above' | 'below'

/** Where a popup stands: logical insets, px, from the start and the top of the window. */
export interface Placement {
  readonly side: Side
  readonly inlineStart: number
  readonly blockStart: number
  /** So high it may become on its side, px. */
  readonly availableHeight: number
}

/** Between a popup and what it belongs to, px. */
const GAP = 4
/** Between a popup and the edge of the window, px. */
const MARGIN = 8

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most))

/** Where a popup of this size goes: beside its anchor, on the side with room, and never past the window's edge. */
export function place(
  anchor: Box,
  popup: Pick<Box, 'width' | 'height'>,
  room: Pick<Box, 'width' | 'height'>,
  { isRtl, prefers = 'below', align = 'start' }: PlaceOptions,
): Placement {
  const above = anchor.y - GAP - MARGIN
  const below = room.height - (anchor.y + anchor.height) - GAP - MARGIN
  const [wanted, other] = prefers === 'below' ? [below, above] : [above, below]
  const isFlipped = popup.height > wanted && other > wanted
  const side = isFlipped === (prefers === 'below') ? 'above' : 'below'
  const availableHeight = Math.max(0, side === 'below' ? below : above)
  const height = Math.min(popup.height, availableHeight)

  const start = isRtl ? room.width - anchor.x - anchor.width : anchor.x
  const centred = start + (anchor.width - popup.width) / 2
  const fits = start + popup.width + MARGIN <= room.width
  const wished = align === 'center' ? centred : fits ? start : start + anchor.width - popup.width
  return {
    side,
    availableHeight,
    inlineStart: clamp(wished, MARGIN, Math.max(MARGIN, room.width - popup.width - MARGIN)),
    blockStart: side === 'below' ? anchor.y + anchor.height + GAP : anchor.y - GAP - height,
  }
}
