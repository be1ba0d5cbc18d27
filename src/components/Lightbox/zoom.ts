/** The whole picture, as large as there is room. */
export const NEAREST = 1
const FURTHEST = 4
const STEP = 1.5

/** Keeps a size within what can be shown. */
export const limit = (zoom: number): number => Math.max(NEAREST, Math.min(zoom, FURTHEST))

export const closer = (zoom: number): number => limit(zoom * STEP)

export const further = (zoom: number): number => limit(zoom / STEP)

export const isFurthest = (zoom: number): boolean => zoom >= FURTHEST
